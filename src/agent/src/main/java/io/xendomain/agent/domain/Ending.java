package io.xendomain.agent.domain;

/** How a domain came to its end without our doing. */
public enum Ending {
    /** The guest powered itself off. */
    PoweredOff("the guest powered itself off"),
    /** The guest crashed, or its watchdog fired. */
    Crashed("the guest crashed"),
    /** Saved, or migrated away, by hand: it exists elsewhere, and started anew it would be there twice. */
    Saved("it was saved or migrated away by hand"),
    /** It was gone, and nobody saw why: destroyed by hand, or a reboot that did not come back. */
    Vanished("it was gone and nobody saw why, as after xl destroy");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
