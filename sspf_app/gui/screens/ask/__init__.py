"""The question from the phone: may I say this to them now?"""
