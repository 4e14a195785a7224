"""What is filled in about seats and regions; what may be is the operations' to say."""
