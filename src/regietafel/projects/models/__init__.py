"""Calls, projects and courses."""

from regietafel.projects.models.call import (
    Answer,
    Applicant,
    Call,
    CallFit,
    CallStep,
    IntentLetter,
    MunicipalAnswer,
)
from regietafel.projects.models.course import Audience, Course, CoursePlaces
from regietafel.projects.models.project import (
    DueReport,
    Milestone,
    OurRole,
    Project,
    ProjectPartner,
    ProjectYear,
    Verdict,
)

__all__ = [
    "Answer",
    "Applicant",
    "Audience",
    "Call",
    "CallFit",
    "CallStep",
    "Course",
    "CoursePlaces",
    "DueReport",
    "IntentLetter",
    "Milestone",
    "MunicipalAnswer",
    "OurRole",
    "Project",
    "ProjectPartner",
    "ProjectYear",
    "Verdict",
]
