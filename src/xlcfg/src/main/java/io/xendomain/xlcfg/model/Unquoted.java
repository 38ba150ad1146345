package io.xendomain.xlcfg.model;

/** Words that stand for a value in a message, where the value itself would be too long. */
record Unquoted(String words) {
    @Override
    public String toString() {
        return words;
    }
}
