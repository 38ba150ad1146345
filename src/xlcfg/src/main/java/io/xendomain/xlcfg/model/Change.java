package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A release from which on xl, or the Xen below it, makes something else of the same text.
 *
 * @param in the first release that does
 * @param guests the guests that notice
 * @param values the values it is about; asked with null for a key that is not set
 * @param setting those values in words, after the name of the field: "is true"
 * @param before what they meant before
 * @param after what they mean since
 * @param remedy what to do about it
 */
public record Change<T>(
        XenVersion in,
        Set<GuestType> guests,
        Predicate<T> values,
        String setting,
        String before,
        String after,
        String remedy) {

    /** Whether a value, or null for none, means something else after a step between two releases, up or down. */
    public boolean concerns(T value, GuestType guest, XenVersion from, XenVersion to) {
        return from.isBefore(in) != to.isBefore(in) && guests.contains(guest) && values.test(value);
    }

    /** For the reference. */
    public String words() {
        return "where it " + setting + ": before, " + before + "; since then, " + after;
    }
}
