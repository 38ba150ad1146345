package io.xendomain.xlcfg.spec;

import static io.xendomain.xlcfg.spec.SpecTexts.FLAG;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** A folder of dom0 in the guest, by 9pfs. */
public final class P9Spec {
    private static final String EXPORTS = "lets the guest read and write a folder of dom0";

    public static final Key<String> TAG =
            Key.named("tag", SpecTexts.item(31)).required().description("Name by which the guest mounts it.");

    public static final Key<String> PATH = Key.named("path", SpecTexts.PATH)
            .privileged(EXPORTS)
            .defaultsTo("for xen_9pfsd /var/log/xen/guests/NAME")
            .description("The folder in dom0.");

    public static final Key<String> SECURITY_MODEL = Key.named("security_model", EnumType.of("none"))
            .description(
                    "none: files belong to whom the guest says, as far as the server may do that. Needed by qemu.");

    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .defaultsTo("0, which is dom0")
            .privileged("names another domain to serve the folder")
            .description("Domain that has the folder, by name or number.");

    public static final Key<String> KIND = Key.named(
                    "type", EnumType.of("qemu", "xen_9pfsd").spelled(EnumType.Spelling.ANY_CASE))
            .since("4.19")
            .defaultsTo("qemu")
            .description("Which program serves it.");

    public static final Key<Long> MAX_SPACE = limit("max-space", "MiB", "What may be stored.");
    public static final Key<Long> MAX_FILES = limit("max-files", "files", "How many files there may be.");
    public static final Key<Long> MAX_OPEN_FILES =
            limit("max-open-files", "files", "How many files may be open at a time.");

    public static final Key<Boolean> AUTO_DELETE = Key.named("auto-delete", FLAG)
            .since("4.19")
            .defaultsTo("false")
            .privileged("deletes files of dom0")
            .description("Whether xen_9pfsd deletes the oldest files when a limit is reached.");

    public static final Fields FIELDS = new Fields(
            "a shared folder",
            List.of(TAG, PATH, SECURITY_MODEL, BACKEND, KIND, MAX_SPACE, MAX_FILES, MAX_OPEN_FILES, AUTO_DELETE));

    public static final StructType TYPE = new StructType(
            FIELDS, ParameterSyntax.builder().trimsBlanks().anyBase(AUTO_DELETE).build(), P9Spec::check);

    private P9Spec() {}

    private static Key<Long> limit(String name, String unit, String what) {
        return Key.named(name, new IntegerType(0, Integer.MAX_VALUE))
                .since("4.19")
                .unit(unit)
                .defaultsTo("0, which is no limit")
                .description(what + " Only xen_9pfsd has limits.");
    }

    private static Struct check(Struct folder, Place place) {
        if (!"xen_9pfsd".equals(folder.get(KIND))) {
            for (Key<?> key : List.of(PATH, SECURITY_MODEL)) {
                if (!folder.has(key)) {
                    Place missing = place.child(key);
                    missing.say(
                            Code.MissingCompanion,
                            missing.field() + " is not set, but qemu cannot serve a folder without it; set it to "
                                    + key.type().words());
                }
            }
        }
        return folder;
    }
}
