package io.xendomain.agent.text;

import io.xendomain.xlcfg.syntax.CfgParser;
import io.xendomain.xlcfg.syntax.CfgValue;
import io.xendomain.xlcfg.syntax.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of a config text, read as xl reads them. */
public final class ConfigText {

    private ConfigText() {}

    /** Each key once with its value, in order of first appearance. What cannot be read is left out, as by xl. */
    public static Map<String, CfgValue> values(String config) {
        Map<String, CfgValue> values = new LinkedHashMap<>();
        Settings.of(CfgParser.parse(config).assignments(), finding -> {})
                .forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    /** The characters of a string or number; null of a list, or of nothing. */
    public static String scalar(CfgValue value) {
        return value instanceof CfgValue.Scalar scalar ? scalar.text() : null;
    }
}
