"""What an editor shows of articles and rule files while they are written: functions of their text, and ``server``, which speaks the protocol.

Places are half-open offsets of characters in the text of the editor; only ``server`` and ``protocol`` know the Language Server Protocol.
"""
