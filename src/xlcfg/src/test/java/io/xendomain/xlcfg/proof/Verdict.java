package io.xendomain.xlcfg.proof;

/** What became of a config. */
enum Verdict {
    /** Taken, and nothing said. */
    CLEAN,
    /** Taken, perhaps not all of it, and something said. */
    WARNED,
    REFUSED
}
