package io.xendomain.xlcfg.read;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Findings;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Nearest;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.syntax.CfgFile;
import io.xendomain.xlcfg.syntax.CfgParser;
import io.xendomain.xlcfg.syntax.CfgValue;
import io.xendomain.xlcfg.syntax.FirstFindings;
import io.xendomain.xlcfg.syntax.Setting;
import io.xendomain.xlcfg.syntax.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Text to config, as xl understands it. What cannot be carried over is a finding with its line; nothing is dropped. */
public final class CfgReader {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
            Finding::at, Comparator.comparingInt(Position::line).thenComparingInt(Position::column));

    /** Keys that xl reads only to say that it ignores them, and what to use instead. */
    private static final Map<String, String> IGNORED = Map.of("vif2", "vif", "device_model", "device_model_override");

    private final FirstFindings found = new FirstFindings();
    private Struct values = Struct.empty();

    private CfgReader() {}

    public static CfgReading read(String text) {
        return new CfgReader().read(CfgParser.parse(text));
    }

    /** Reads the bytes of a file; what is not UTF-8 is a finding. */
    public static CfgReading read(byte[] bytes) {
        return new CfgReader().read(CfgParser.parse(bytes));
    }

    private CfgReading read(CfgFile file) {
        Map<String, Setting> settings = Settings.of(file.assignments(), found);
        settings.values().forEach(this::read);
        List<Finding> all = Stream.concat(file.findings().stream(), found.list().stream())
                .map(CfgReader::inField)
                .sorted(BY_PLACE)
                .toList();
        List<Finding> errors = all.stream().filter(Finding::isError).toList();
        return new CfgReading(new DomainConfig(values, errors), all, settings);
    }

    private void read(Setting setting) {
        List<Key<?>> keys = Keys.named(setting.key());
        if (keys.isEmpty()) {
            reportUnknown(setting);
        } else {
            Optional<Key<?>> meant = keys.stream()
                    .filter(key -> key.type().takes(setting.value()))
                    .findFirst();
            read(meant.orElse(keys.getFirst()), setting);
        }
    }

    private <T> void read(Key<T> key, Setting setting) {
        Findings here = Findings.inFrontOf(found, finding -> found.accept(placed(finding, setting)));
        Place place = new Place("", null, setting.at(), here).child(key);
        if (setting.appended() && isNumber(key.type(), setting.value())) {
            place.say(
                    Code.CannotAppend,
                    key.name() + " is set with +=, but it is a number, and xl then does not read it as one; use =");
        } else {
            values = values.with(key, key.type().fromCfg(setting.value(), place));
        }
    }

    private static boolean isNumber(ValueType<?> type, CfgValue value) {
        return switch (type) {
            case IntegerType number -> true;
            case BooleanType flag -> true;
            case EnumType words -> words.isOldNumber(value);
            default -> false;
        };
    }

    private Finding placed(Finding finding, Setting setting) {
        return found.isFull(finding.severity())
                ? finding // will not be shown
                : CfgReading.at(CfgReading.position(finding.field(), setting), finding);
    }

    private void reportUnknown(Setting setting) {
        String name = setting.key();
        Place place = new Place(name, name, setting.at(), found);
        if (IGNORED.containsKey(name)) {
            place.say(Code.Ignored, name + " is set, but xl ignores it; use " + IGNORED.get(name));
        } else {
            place.say(
                    Code.UnknownKey,
                    () -> name + " is not a key of xl.cfg, and xl would ignore it in silence; "
                            + Nearest.remedy(name, Keys.names()));
        }
    }

    /** What the syntax says of a key belongs to the key's field. */
    private static Finding inField(Finding finding) {
        String key = finding.key();
        if (key == null || !finding.field().isEmpty()) {
            return finding;
        }
        String field =
                Keys.named(key).isEmpty() ? key : Keys.named(key).getFirst().field();
        return new Finding(finding.severity(), field, key, finding.code(), finding.message(), finding.at());
    }
}
