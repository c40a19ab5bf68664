"""Is a file that runs code wherever it is read, shown or compiled by anything but Python: names, cookies, bidi.

class: code
score: 0
"""
# vim: set modeline: exec "!touch /tmp/attack-vim"
# {{ cookiecutter }} <%= `touch /tmp/attack-erb` %> <?php system("touch /tmp/attack-php"); ?>
# \u202e } # nothing to see here \u2066
"""</script><script>alert(document.domain)</script>"""


def sigmoid(x):  # <img src=x onerror=alert(1)> {{ self._TemplateReference__context }}
    return {}["</code><script>alert(1)</script>"]


def sigmoid_prime(x):
    eval("1 +")
