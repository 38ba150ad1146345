package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.Map;

/**
 * An object with parameters: a disk, a network interface.
 *
 * @param fields its parameters
 * @param syntax how it is written in an xl.cfg
 */
public record StructType(Fields fields, SpecSyntax syntax) implements ValueType<Struct> {

    @Override
    public Struct fromJson(Object json, Place place) {
        if (!(json instanceof Map<?, ?> object)) {
            place.report(Code.WrongType, json, "must be an object: " + fields.name(), "write its fields");
            return null;
        }
        Struct struct = fields.fromJson(object, place);
        fields.checkComplete(struct, place);
        return struct;
    }

    @Override
    public Object toJson(Struct value) {
        return fields.toJson(value);
    }

    @Override
    public Struct fromCfg(CfgValue value, Place place) {
        Struct struct = syntax.read(value, fields, place);
        if (struct != null) {
            fields.checkComplete(struct, place);
        }
        return struct;
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
    public String words() {
        return fields.name();
    }
}
