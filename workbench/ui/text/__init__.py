"""What the app says, a module for each view: the one place to translate it.

Words in braces are filled in by the view. What people or documents say is never in here.
"""
