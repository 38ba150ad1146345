package io.xendomain.agent.text;

import io.xendomain.protocol.PendingChange;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.syntax.CfgPrinter;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a domain has to be started again for. */
public final class ConfigDiff {
    private static final String HIDDEN = "(secret)";

    private ConfigDiff() {}

    /**
     * Every key whose value differs, in the order of the configured text, dropped keys last. Comments, blanks, the order of
     * keys, and whether a number is in quotes make no difference. Secrets are named, not shown.
     *
     * @param running text that the domain was started with
     * @param configured text of its .cfg
     */
    public static List<PendingChange> between(String running, String configured) {
        if (running.equals(configured)) {
            return List.of();
        }
        Map<String, CfgValue> before = ConfigText.values(running);
        Map<String, CfgValue> after = ConfigText.values(configured);
        Set<String> keys = new LinkedHashSet<>(after.keySet());
        keys.addAll(before.keySet());
        List<PendingChange> changes = new ArrayList<>();
        for (String key : keys) {
            if (!same(before.get(key), after.get(key))) {
                changes.add(new PendingChange(key, shown(key, before.get(key)), shown(key, after.get(key))));
            }
        }
        return List.copyOf(changes);
    }

    private static boolean same(CfgValue one, CfgValue other) {
        return switch (one) {
            case null -> other == null;
            case CfgValue.Scalar scalar ->
                other instanceof CfgValue.Scalar twin && scalar.text().equals(twin.text());
            case CfgValue.Items items -> items.equals(other);
        };
    }

    private static String shown(String key, CfgValue value) {
        if (value == null) {
            return null;
        }
        if (Keys.named(key).stream().anyMatch(Key::secret)) {
            return HIDDEN;
        }
        String text = CfgPrinter.isPrintable(value) ? CfgPrinter.print(value) : value.toString();
        // a spec string may hold a password, as vfb does
        return text.contains("passw") ? HIDDEN : text;
    }
}
