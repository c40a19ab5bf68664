"""Never finishes loading.

class: time
score: 0
ends: timeout
"""
while True:
    pass
