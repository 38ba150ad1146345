package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An object with parameters: a disk, a network interface.
 *
 * @param fields its parameters
 * @param syntax how it is written in an xl.cfg
 * @param rule what has to hold between them
 */
public record StructType(Fields fields, SpecSyntax syntax, ItemRule rule) implements ValueType<Struct> {

    /** An object whose parameters have nothing to do with each other. */
    public StructType(Fields fields, SpecSyntax syntax) {
        this(fields, syntax, (item, place) -> item);
    }

    @Override
    public Struct fromJson(Object json, Place place) {
        if (!(json instanceof Map<?, ?> object)) {
            place.report(Code.WrongType, json, "must be an object: " + fields.name(), "write its fields");
            return null;
        }
        return checked(noting -> fields.fromJson(object, noting), place);
    }

    @Override
    public Object toJson(Struct value) {
        return fields.toJson(value);
    }

    @Override
    public Struct fromCfg(CfgValue value, Place place) {
        return checked(noting -> syntax.read(value, fields, noting), place);
    }

    @Override
    public CfgValue toCfg(Struct value, XenVersion version) {
        return syntax.write(value, fields, version);
    }

    @Override
    public void checkVersion(Struct value, XenVersion version, Place place) {
        fields.checkVersion(value, version, place);
    }

    @Override
    public Struct unreadable() {
        return Struct.empty();
    }

    @Override
    public String words() {
        return fields.name();
    }

    /** Asks for what is missing only where nothing is wrong with what is there. */
    private Struct checked(Function<Place, Struct> reading, Place place) {
        Set<String> wrong = new HashSet<>();
        Struct item = reading.apply(place.watched(finding -> {
            if (finding.isError()) {
                wrong.add(finding.field());
            }
        }));
        if (item == null) {
            return null;
        }
        fields.checkComplete(item, place.without(wrong));
        return wrong.isEmpty() ? rule.check(item, place) : item;
    }
}
