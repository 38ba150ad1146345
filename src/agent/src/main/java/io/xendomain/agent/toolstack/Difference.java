package io.xendomain.agent.toolstack;

/**
 * A value of a running domain that is not the one its .cfg would give it.
 *
 * @param slot the xl.cfg key, with the item of a list in brackets: {@code memory}, {@code disk[xvdb]}, {@code cpus[0]}
 * @param running what the domain has, or null
 * @param configured what the .cfg would give it, or null
 */
public record Difference(String slot, String running, String configured) {

    /** The xl.cfg key. */
    public String key() {
        int bracket = slot.indexOf('[');
        return bracket < 0 ? slot : slot.substring(0, bracket);
    }
}
