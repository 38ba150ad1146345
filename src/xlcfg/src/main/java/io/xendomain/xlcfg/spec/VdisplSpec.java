package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.spec.SpecTexts.FLAG;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** A paravirtual display: VDISPL_SPEC_STRING of xl.cfg(5). */
public final class VdisplSpec {
    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .defaultsTo("0, which is dom0")
            .privileged("names another domain to serve the display")
            .description("Domain that shows it, by name or number.");

    public static final Key<Boolean> BE_ALLOC =
            Key.named("be-alloc", FLAG).defaultsTo("false").description("Whether the backend allocates the buffers.");

    public static final Key<List<Connector>> CONNECTORS = Key.named("connectors", ListType.of(Connector.TYPE, 16))
            .required()
            .description("Its screens, at least one, each as ID:WIDTHxHEIGHT.");

    public static final Fields FIELDS = new Fields("a display", List.of(BACKEND, BE_ALLOC, CONNECTORS));

    public static final StructType TYPE =
            new StructType(FIELDS, ParameterSyntax.builder().anyBase(BE_ALLOC).build(), VdisplSpec::check);

    private VdisplSpec() {}

    private static Struct check(Struct display, Place place) {
        if (display.getOrDefault(CONNECTORS, List.of()).isEmpty()) {
            Place connectors = place.child(CONNECTORS);
            connectors.say(
                    Code.MissingCompanion,
                    connectors.field() + " is empty, but xl refuses a display without a screen; add one");
        }
        return display;
    }
}
