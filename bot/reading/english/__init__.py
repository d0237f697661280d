"""English: who does what to whom and when, from the words of each sentence."""
