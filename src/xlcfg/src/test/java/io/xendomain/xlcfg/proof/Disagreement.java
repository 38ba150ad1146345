package io.xendomain.xlcfg.proof;

/**
 * One thing on which xl and we are not of one mind.
 *
 * @param kind what it is about
 * @param about the class of it: the same for all configs that show the same difference
 * @param version of the xl
 * @param text the config
 * @param words both sides
 */
record Disagreement(Kind kind, String about, String version, String text, String words) {

    enum Kind {
        /** xl refuses, and we do not; or xl has a complaint, and we have none. */
        MISSED,
        /** xl says nothing, and we refuse. */
        STRICTER,
        /** Both take it, and what we write means something else to xl. */
        MEANING
    }

    boolean isLike(Disagreement other) {
        return kind == other.kind && about.equals(other.about) && version.equals(other.version);
    }

    @Override
    public String toString() {
        return "%s %s, xl %s%n--%n%s--%n%s%n".formatted(kind, about, version, text, words);
    }
}
