package io.xendomain.xlcfg.read;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Nearest;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.syntax.CfgFile;
import io.xendomain.xlcfg.syntax.CfgParser;
import io.xendomain.xlcfg.syntax.Setting;
import io.xendomain.xlcfg.syntax.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Text to config, as xl understands it. What cannot be carried over is a finding with its line; nothing is dropped. */
public final class CfgReader {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
            Finding::at,
            Comparator.nullsFirst(Comparator.comparingInt(Position::line).thenComparingInt(Position::column)));

    /** Keys that xl reads only to say that it ignores them, and what to use instead. */
    private static final Map<String, String> IGNORED = Map.of("vif2", "vif", "device_model", "device_model_override");

    private CfgReader() {}

    public static CfgReading read(String text) {
        return read(CfgParser.parse(text));
    }

    /** Reads the bytes of a file; what is not UTF-8 is a finding. */
    public static CfgReading read(byte[] bytes) {
        return read(CfgParser.parse(bytes));
    }

    private static CfgReading read(CfgFile file) {
        List<Finding> ofSyntax = new ArrayList<>(file.findings());
        List<Finding> ofValues = new ArrayList<>();
        Struct values = Struct.empty();
        for (Setting setting : Settings.of(file.assignments(), ofSyntax::add).values()) {
            values = read(setting, values, ofValues::add);
        }
        List<Finding> all = new ArrayList<>(ofSyntax);
        all.addAll(ofValues);
        all.sort(BY_PLACE);
        return new CfgReading(new DomainConfig(values, ofValues), all);
    }

    private static Struct read(Setting setting, Struct values, Consumer<Finding> findings) {
        List<Key<?>> keys = Keys.named(setting.key());
        return keys.isEmpty()
                ? unknown(setting, values, findings)
                : read(
                        keys.stream()
                                .filter(key -> key.type().takes(setting.value()))
                                .findFirst()
                                .orElse(keys.getFirst()),
                        setting,
                        values,
                        findings);
    }

    private static <T> Struct read(Key<T> key, Setting setting, Struct values, Consumer<Finding> findings) {
        Place place = new Place(key.field(), key.name(), setting.at(), findings);
        boolean isNumber = key.type() instanceof IntegerType || key.type() instanceof BooleanType;
        if (setting.appended() && isNumber) {
            place.say(
                    Code.CannotAppend,
                    key.name() + " is set with +=, but it is a number, and xl then treats it as not set; use =");
            return values;
        }
        return values.with(key, key.type().fromCfg(setting.value(), place));
    }

    private static Struct unknown(Setting setting, Struct values, Consumer<Finding> findings) {
        String name = setting.key();
        Place place = new Place(name, name, setting.at(), findings);
        if (IGNORED.containsKey(name)) {
            place.say(Code.Ignored, name + " is set, but xl ignores it; use " + IGNORED.get(name));
        } else {
            place.say(
                    Code.UnknownKey,
                    name + " is not a key of xl.cfg, and xl would ignore it in silence; "
                            + Nearest.remedy(name, Keys.names()));
        }
        return values;
    }
}
