"""Takes an age to parse and to compile: brackets, strings, a number of a million digits, constants to fold.

class: time
score: 0
ends: memory, unreadable, timeout, crashed
"""
x = ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
y = (((1 << 127) ** 63) ** 63) ** 63
z = ("a" * 4000) * 4000 * 4000
