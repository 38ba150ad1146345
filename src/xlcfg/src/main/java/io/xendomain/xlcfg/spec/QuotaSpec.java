package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SpecSyntax;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.List;

/** One limit on what the guest may keep in xenstore: {@code NAME=VALUE}, where xenstored knows the names. */
public final class QuotaSpec {
    public static final Key<String> NAME = Key.named(
                    "name", TextType.matching("^[a-z][a-z0-9-]*$", 63, "the name of a quota of xenstored"))
            .required()
            .description("Name of the quota, as xl get-xenstore-quota shows it.");

    public static final Key<Long> VALUE =
            Key.named("value", new IntegerType(0, 0xffff_ffffL)).required().description("How much.");

    public static final Fields FIELDS = new Fields("a xenstore quota", List.of(NAME, VALUE));

    public static final StructType TYPE = new StructType(FIELDS, new Syntax());

    private QuotaSpec() {}

    private record Syntax() implements SpecSyntax {
        @Override
        public Struct read(CfgValue value, Fields fields, Place place) {
            String text = SpecString.text(value, fields, place);
            if (text == null) {
                return null;
            }
            int equals = text.indexOf('=');
            if (equals < 0) {
                place.report(Code.InvalidFormat, text, "must be NAME=VALUE", "write it in that form");
                return null;
            }
            Struct quota = SpecString.with(Struct.empty(), NAME, new CfgValue.Text(text.substring(0, equals)), place);
            return SpecString.with(
                    quota, VALUE, CNumbers.decimal(text.substring(equals + 1), place.child(VALUE)), place);
        }

        @Override
        public CfgValue write(Struct quota, Fields fields, XenVersion version) {
            return new CfgValue.Text(quota.get(NAME) + "=" + quota.get(VALUE));
        }
    }
}
