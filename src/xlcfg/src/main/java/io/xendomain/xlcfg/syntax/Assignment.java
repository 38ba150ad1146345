package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Position;
import java.util.List;

/**
 * One statement of an xl.cfg.
 *
 * @param key left of the equals sign
 * @param append whether it is {@code +=} (Xen 4.13)
 * @param value right of it
 * @param at where the key stands; null in a text still to be printed
 * @param itemsAt where each item of a list begins; empty when the value is none, and in a text still to be printed
 */
public record Assignment(String key, boolean append, CfgValue value, Position at, List<Position> itemsAt) {
    public Assignment {
        itemsAt = List.copyOf(itemsAt);
    }

    public static Assignment of(String key, CfgValue value) {
        return new Assignment(key, false, value, null, List.of());
    }
}
