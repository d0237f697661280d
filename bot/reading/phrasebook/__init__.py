"""Reading by phrases: languages whose rules are tables of whole turns of phrase, without verbs and tenses."""
