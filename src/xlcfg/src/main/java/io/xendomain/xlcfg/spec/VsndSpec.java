package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ListType;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;
import java.util.stream.Stream;

/** A paravirtual sound card with its PCM devices and their streams: VSND_SPEC of xl.cfg(5). */
public final class VsndSpec {
    private static final EnumType FORMATS = EnumType.of(
                    "s8",
                    "u8",
                    "s16_le",
                    "s16_be",
                    "u16_le",
                    "u16_be",
                    "s24_le",
                    "s24_be",
                    "u24_le",
                    "u24_be",
                    "s32_le",
                    "s32_be",
                    "u32_le",
                    "u32_be",
                    "f32_le",
                    "f32_be",
                    "f64_le",
                    "f64_be",
                    "iec958_subframe_le",
                    "iec958_subframe_be",
                    "mu_law",
                    "a_law",
                    "ima_adpcm",
                    "mpeg",
                    "gsm")
            .spelled(EnumType.Spelling.ANY_CASE);

    /** Set for a card, they hold for all below it unless said otherwise there. */
    private static final List<Key<?>> SOUND = List.of(
            Key.named("sample-rates", ListType.of(new IntegerType(1, 768_000), 16))
                    .unit("Hz")
                    .description("Sample rates."),
            Key.named("sample-formats", ListType.of(FORMATS, 16)).description("Sample formats."),
            Key.named("channels-min", new IntegerType(1, 255)).description("Fewest channels."),
            Key.named("channels-max", new IntegerType(1, 255)).description("Most channels."),
            Key.named("buffer-size", new IntegerType(1, Integer.MAX_VALUE))
                    .unit("bytes")
                    .description("Size of the buffer."));

    public static final Key<String> UNIQUE_ID = Key.named("unique-id", SpecTexts.ITEM)
            .required()
            .description("Name by which the backend knows the stream.");

    public static final Key<String> KIND = Key.named(
                    "type", EnumType.of("p", "c").spelled(EnumType.Spelling.ANY_CASE))
            .required()
            .description("p for playback, c for capture.");

    private static final Fields STREAM = fields("a stream", UNIQUE_ID, KIND);

    public static final Key<List<Struct>> STREAMS = Key.named(
                    "streams", ListType.of(new StructType(STREAM, VsndSyntax.part("STREAM", null)), 8))
            .description("Its streams.");

    public static final Key<String> PCM_NAME = Key.named("name", SpecTexts.ITEM).description("Name the guest sees.");

    private static final Fields PCM = fields("a PCM device", PCM_NAME, STREAMS);

    public static final Key<List<Struct>> PCMS = Key.named(
                    "pcms", ListType.of(new StructType(PCM, VsndSyntax.part("PCM", STREAMS)), 8))
            .description("Its PCM devices.");

    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .defaultsTo("0, which is dom0")
            .privileged("names another domain to serve the card")
            .description("Domain with the real card, by name or number.");

    public static final Key<String> SHORT_NAME =
            Key.named("short-name", SpecTexts.item(31)).description("Short name the guest sees.");

    public static final Key<String> LONG_NAME =
            Key.named("long-name", SpecTexts.item(79)).description("Long name the guest sees.");

    public static final Fields FIELDS = fields("a sound card", BACKEND, SHORT_NAME, LONG_NAME, PCMS);

    public static final StructType TYPE = new StructType(FIELDS, VsndSyntax.part("CARD", PCMS));

    private VsndSpec() {}

    /** Its own parameters, what all have, and what is inside it last. */
    private static Fields fields(String name, Key<?>... own) {
        List<Key<?>> mine = List.of(own);
        return new Fields(
                name,
                Stream.of(
                                mine.stream().filter(key -> !isPart(key)),
                                SOUND.stream(),
                                mine.stream().filter(VsndSpec::isPart))
                        .<Key<?>>flatMap(keys -> keys)
                        .toList());
    }

    static boolean isPart(Key<?> key) {
        return key.type() instanceof ListType<?> list && list.item() instanceof StructType;
    }
}
