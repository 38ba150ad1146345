package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SpecSyntax;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code host,name=value,...}. xl only prints a message about what is wrong, and goes on without it. */
final class CpuidSyntax implements SpecSyntax {
    private static final String FIRST_WORD = "host";

    @Override
    public Struct read(CfgValue value, Fields fields, Place place) {
        String text = SpecString.text(value, fields, place);
        if (text == null) {
            return null;
        }
        List<String> words =
                Stream.of(text.split(",")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return Struct.empty();
        }
        if (!words.getFirst().equals(FIRST_WORD)) {
            place.report(
                    Code.InvalidFormat,
                    text,
                    "must begin with " + FIRST_WORD + ": xl prints a message and goes on without all of it",
                    "write " + FIRST_WORD + ", before it");
            return null;
        }
        Struct policy = Struct.empty();
        Map<String, Struct> features = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            Key<?> key = equals < 0 ? null : SpecString.named(word.substring(0, equals), fields.keys());
            if (equals < 0) {
                SpecString.reportMalformed(word, "it has no equals sign, and xl goes on without it", place);
            } else if (key == null || key == CpuidSpec.FEATURES) {
                readFeature(word.substring(0, equals), word.substring(equals + 1), features, place);
            } else {
                policy = SpecString.with(
                        policy, key, CNumbers.anyBase(word.substring(equals + 1), place.child(key)), place);
            }
        }
        return features.isEmpty() ? policy : policy.with(CpuidSpec.FEATURES, List.copyOf(features.values()));
    }

    @Override
    public CfgValue write(Struct policy, Fields fields, XenVersion version) {
        List<String> words = new ArrayList<>(List.of(FIRST_WORD));
        for (Key<?> key : fields.keys()) {
            if (key != CpuidSpec.FEATURES && policy.has(key)) {
                words.add(key.name() + "=" + SpecString.print(policy, key, version));
            }
        }
        for (Struct feature : policy.getOrDefault(CpuidSpec.FEATURES, List.of())) {
            words.add(feature.get(CpuidSpec.NAME) + "=" + feature.get(CpuidSpec.VALUE));
        }
        return new CfgValue.Text(String.join(",", words));
    }

    private static void readFeature(String name, String value, Map<String, Struct> features, Place place) {
        Place list = place.child(CpuidSpec.FEATURES).item(features.size());
        Struct feature = SpecString.with(Struct.empty(), CpuidSpec.NAME, new CfgValue.Text(name), list);
        feature = SpecString.with(feature, CpuidSpec.VALUE, new CfgValue.Text(bit(name, value, list)), list);
        if (!feature.has(CpuidSpec.NAME) || !feature.has(CpuidSpec.VALUE)) {
            return;
        }
        if (features.put(name, feature) != null) {
            list.say(
                    Code.DuplicateKey,
                    place.field() + " has " + name + " twice, and the last one counts; remove the other");
        }
    }

    /** Of a number xl takes the lowest bit. */
    private static String bit(String name, String value, Place place) {
        if (!value.matches("[0-9]{2,}|[2-9]|0[xX][0-9a-fA-F]{1,8}")) {
            return value;
        }
        String lowest = Character.digit(value.charAt(value.length() - 1), 16) % 2 == 0 ? "0" : "1";
        place.say(
                Code.Ignored,
                place.field() + " has " + name + "=" + value + ", but of that number only the lowest bit counts; write "
                        + name + "=" + lowest);
        return lowest;
    }
}
