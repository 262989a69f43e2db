"""House rules that neither linter nor type checker can hold, each with samples that it must and must not find."""
