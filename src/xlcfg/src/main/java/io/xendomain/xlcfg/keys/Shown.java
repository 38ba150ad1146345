package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.Key;

/** What may be shown of the value of a key to somebody who may not read Secrets. */
public final class Shown {
    public static final String HIDDEN = "(secret)";

    private Shown() {}

    /**
     * @param slot the xl.cfg key, with the item of a list in brackets: {@code vncpasswd}, {@code disk[xvdb]}
     * @param value its value, or null
     * @return the value, or {@link #HIDDEN}, or null when there is none
     */
    public static String of(String slot, String value) {
        int bracket = slot.indexOf('[');
        String key = bracket < 0 ? slot : slot.substring(0, bracket);
        boolean secret = Keys.named(key).stream().anyMatch(Key::secret);
        // a device may hold a password, as vfb does
        return value != null && (secret || value.contains("passw")) ? HIDDEN : value;
    }
}
