package io.xendomain.api.crd;

import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.SecretRefType;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code kubectl explain} says of a key. */
final class Descriptions {
    private Descriptions() {}

    /** What it means, and the facts that decide whether it may be used. The rest is in the reference. */
    static String of(Key<?> key) {
        List<String> sentences = new ArrayList<>();
        sentences.add(key.description());
        add(sentences, key.type() instanceof ListType<?> ? "Items: " : "Value: ", values(key.type()));
        add(sentences, "Unit: ", key.unit());
        add(sentences, "Default: ", key.defaultText());
        if (key.guestTypes().size() < GuestType.values().length) {
            add(
                    sentences,
                    "Guests: ",
                    key.guestTypes().stream().map(GuestType::word).collect(Collectors.joining(", ")));
        }
        if (XenVersion.OLDEST.isBefore(key.since())) {
            add(sentences, "Since Xen ", key.since().toString());
        }
        XenVersion goneIn = key.releases().goneIn();
        add(sentences, "Gone in Xen ", goneIn == null ? "" : goneIn.toString());
        add(sentences, "Deprecated: use ", key.deprecated());
        return String.join(" ", sentences);
    }

    /** What is allowed, where {@code kubectl explain} does not show it by itself. */
    private static String values(ValueType<?> type) {
        return switch (type) {
            case IntegerType number -> number.words();
            case TextType text -> text.words();
            case ParsedType<?> parsed -> parsed.words();
            case ListType<?> list -> values(list.item());
            case BooleanType truth -> "";
            case EnumType words -> "";
            case StructType struct -> "";
            case SecretRefType ref -> "";
        };
    }

    private static void add(List<String> sentences, String label, String value) {
        if (!value.isEmpty()) {
            sentences.add(label + value + (value.endsWith(".") ? "" : "."));
        }
    }
}
