package io.xendomain.xlcfg.syntax;

import io.xendomain.xlcfg.Position;
import java.util.List;

/**
 * What a key is set to when all statements of a file have been heard.
 *
 * @param key the key
 * @param value the last value, or the sum of those joined by {@code +=}
 * @param appended whether the last statement is {@code +=}: xl then refuses to read a number
 * @param appendedAt the first statement that is {@code +=}, which not every Xen reads; or null
 * @param at the last statement
 * @param itemsAt where each item of a list begins; empty when the value is none
 */
public record Setting(
        String key, CfgValue value, boolean appended, Position appendedAt, Position at, List<Position> itemsAt) {
    public Setting {
        itemsAt = List.copyOf(itemsAt);
    }
}
