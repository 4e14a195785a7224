"""What is agreed once and adopted by each: declarations, cooperation agreements with their yearly plans, regional frameworks,
and what each local government decided. Meetings belong to consultation, actions to plans, files to documents.
"""
