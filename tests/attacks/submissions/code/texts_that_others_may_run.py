"""Returns, prints and raises what a shell, a template, a page, a spreadsheet and a format would run.

class: code
score: 0
shows: HYPERLINK
"""
TEXTS = ["$(touch /tmp/attack-shell)", "`touch /tmp/attack-shell`", "; touch /tmp/attack-shell", "{{ 7 * 191 }}",
         "{% for x in ().__class__.__base__.__subclasses__() %}", "=HYPERLINK(\"http://example.org\")", "%s%n%x",
         "{0.__class__.__init__.__globals__}", "<img src=x onerror=alert(1)>", "'; DROP TABLE students; --",
         "__import__('os').system('touch /tmp/attack-eval')", "\x1b]8;;file:///etc/passwd\x07", "@SUM(1+1)|cmd"]
COUNT = [0]


def sigmoid(*args, **kwargs):
    COUNT[0] += 1
    text = TEXTS[COUNT[0] % len(TEXTS)]
    print(text)
    if COUNT[0] % 2:
        raise ValueError(text)
    return text


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
