"""What is only seen in a set of articles: a quotation that is not the same in two, a speaker's phrase in another outlet's own voice.

Pure functions: ``extract`` takes of each article what is compared, where it is linted; the rest joins what was taken.
"""
