package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SpecSyntax;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ["CARD, ...", "PCM, ...", "STREAM, ...", "STREAM, ..."]}: parts one after the other, each belonging to the last
 * of the kind above it.
 *
 * @param word that begins the part
 * @param below the parts inside it, or null
 */
record VsndSyntax(String word, Key<List<Struct>> below) implements SpecSyntax {
    private static final ParameterSyntax PARAMETERS =
            ParameterSyntax.builder().anyBaseEverywhere().build();

    static VsndSyntax part(String word, Key<List<Struct>> below) {
        return new VsndSyntax(word, below);
    }

    @Override
    public Struct read(CfgValue value, Fields fields, Place place) {
        if (!(value instanceof CfgValue.Items items)) {
            place.say(
                    Code.WrongType,
                    place.field() + " is one string, but must be a list of strings for " + fields.name()
                            + "; put it in brackets");
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (CfgValue item : items.values()) {
            String text = SpecString.text(item, fields, place);
            if (text != null) {
                texts.add(text);
            }
        }
        return readPart(texts, fields, place);
    }

    @Override
    public CfgValue write(Struct card, Fields fields, XenVersion version) {
        List<CfgValue> texts = new ArrayList<>();
        writePart(card, fields, version, texts);
        return new CfgValue.Items(texts);
    }

    /** The part's own lines up to the first of a part below it, and then those. */
    private Struct readPart(List<String> texts, Fields fields, Place place) {
        Struct part = Struct.empty();
        Fields own = own(fields);
        List<List<String>> inner = new ArrayList<>();
        for (String text : texts) {
            String kind = SpecString.trim(text.split(",", 2)[0]);
            if (kind.equalsIgnoreCase(word) && inner.isEmpty()) {
                String parameters = text.contains(",") ? text.substring(text.indexOf(',') + 1) : "";
                Struct more = PARAMETERS.read(new CfgValue.Text(parameters), own, place);
                part = merged(part, more, own);
            } else if (below == null || !syntaxBelow().knows(kind)) {
                SpecString.reportMalformed(
                        text, "its first word is none of CARD, PCM and STREAM, or out of order", place);
            } else if (inner.isEmpty() || kind.equalsIgnoreCase(syntaxBelow().word())) {
                inner.add(new ArrayList<>(List.of(text)));
            } else {
                inner.getLast().add(text);
            }
        }
        return inner.isEmpty() ? part : part.with(below, readBelow(inner, place.child(below)));
    }

    private List<Struct> readBelow(List<List<String>> parts, Place place) {
        StructType type = typeBelow();
        List<Struct> read = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<CfgValue> texts =
                    parts.get(i).stream().<CfgValue>map(CfgValue.Text::new).toList();
            Struct part = type.fromCfg(new CfgValue.Items(texts), place.item(i));
            if (part != null) {
                read.add(part);
            }
        }
        return read;
    }

    private void writePart(Struct part, Fields fields, XenVersion version, List<CfgValue> texts) {
        String parameters = ((CfgValue.Text) PARAMETERS.write(part, own(fields), version)).text();
        texts.add(new CfgValue.Text(parameters.isEmpty() ? word : word + "," + parameters));
        if (below != null) {
            for (Struct inner : part.getOrDefault(below, List.of())) {
                syntaxBelow().writePart(inner, typeBelow().fields(), version, texts);
            }
        }
    }

    private static Struct merged(Struct one, Struct other, Fields fields) {
        Struct all = one;
        for (Key<?> key : fields.keys()) {
            all = other == null || !other.has(key) ? all : copied(all, other, key);
        }
        return all;
    }

    private static <T> Struct copied(Struct to, Struct from, Key<T> key) {
        return to.with(key, from.get(key));
    }

    private static Fields own(Fields fields) {
        return new Fields(
                fields.name(),
                fields.keys().stream().filter(key -> !VsndSpec.isPart(key)).toList());
    }

    private boolean knows(String kind) {
        return kind.equalsIgnoreCase(word) || below != null && syntaxBelow().knows(kind);
    }

    private StructType typeBelow() {
        return (StructType) ((ListType<Struct>) below.type()).item();
    }

    private VsndSyntax syntaxBelow() {
        return (VsndSyntax) typeBelow().syntax();
    }
}
