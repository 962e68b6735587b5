"""Paper that comes home: files of the office scanner in, judged pages out.

Everything that touches a file from outside happens in a process of its own (``worker``), with a
limit on memory and none of the vault's secrets in it. The program itself never decodes such a file.
"""
