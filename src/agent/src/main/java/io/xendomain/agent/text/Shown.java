package io.xendomain.agent.text;

import io.xendomain.agent.toolstack.Difference;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;

/** What may be shown of a value. */
public final class Shown {
    private static final String HIDDEN = "(secret)";

    private Shown() {}

    /** A value of that difference, or null when there is none. */
    public static String of(Difference change, String value) {
        boolean secret = Keys.named(change.key()).stream().anyMatch(Key::secret);
        // a device may hold a password, as vfb does
        return value != null && (secret || value.contains("passw")) ? HIDDEN : value;
    }
}
