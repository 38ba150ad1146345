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

/** A keyboard, pointer or touch screen: VKB_SPEC_STRING of xl.cfg(5). */
public final class VkbSpec {
    private static final IntegerType PIXELS = new IntegerType(0, 65_535);

    public static final Key<String> BACKEND = Key.named("backend", SpecTexts.DOMAIN)
            .defaultsTo("0, which is dom0")
            .privileged("names another domain to serve the device")
            .description("Domain that serves it, by name or number.");

    public static final Key<String> BACKEND_TYPE = Key.named(
                    "backend-type", EnumType.of("qemu", "linux").spelled(EnumType.Spelling.ANY_CASE))
            .required()
            .description("Program that serves it: qemu, or one of your own in a Linux domain.");

    public static final Key<String> UNIQUE_ID =
            Key.named("unique-id", SpecTexts.ITEM).description("Name by which the backend knows the device.");

    public static final Key<Boolean> FEATURE_DISABLE_KEYBOARD =
            feature("disable-keyboard", "Whether it is no keyboard.");
    public static final Key<Boolean> FEATURE_DISABLE_POINTER = feature("disable-pointer", "Whether it is no pointer.");
    public static final Key<Boolean> FEATURE_ABS_POINTER =
            feature("abs-pointer", "Whether the pointer says where it is instead of how it moves.");
    public static final Key<Boolean> FEATURE_RAW_POINTER =
            feature("raw-pointer", "Whether the absolute pointer is not scaled to the screen.");
    public static final Key<Boolean> FEATURE_MULTI_TOUCH =
            feature("multi-touch", "Whether it is a touch screen; then it needs a size or a number of contacts.");

    public static final Key<Long> MULTI_TOUCH_WIDTH =
            Key.named("multi-touch-width", PIXELS).unit("pixels").description("Width of the touch screen.");
    public static final Key<Long> MULTI_TOUCH_HEIGHT =
            Key.named("multi-touch-height", PIXELS).unit("pixels").description("Height of the touch screen.");
    public static final Key<Long> MULTI_TOUCH_NUM_CONTACTS = Key.named(
                    "multi-touch-num-contacts", new IntegerType(0, 255))
            .description("How many fingers the touch screen tells apart.");
    public static final Key<Long> WIDTH =
            Key.named("width", PIXELS).unit("pixels").description("Width of what the absolute pointer moves on.");
    public static final Key<Long> HEIGHT =
            Key.named("height", PIXELS).unit("pixels").description("Height of what the absolute pointer moves on.");

    public static final Fields FIELDS = new Fields(
            "an input device",
            List.of(
                    BACKEND,
                    BACKEND_TYPE,
                    UNIQUE_ID,
                    FEATURE_DISABLE_KEYBOARD,
                    FEATURE_DISABLE_POINTER,
                    FEATURE_ABS_POINTER,
                    FEATURE_RAW_POINTER,
                    FEATURE_MULTI_TOUCH,
                    MULTI_TOUCH_WIDTH,
                    MULTI_TOUCH_HEIGHT,
                    MULTI_TOUCH_NUM_CONTACTS,
                    WIDTH,
                    HEIGHT));

    public static final StructType TYPE =
            new StructType(FIELDS, ParameterSyntax.builder().anyBaseEverywhere().build(), VkbSpec::check);

    private VkbSpec() {}

    private static Key<Boolean> feature(String name, String what) {
        return Key.named("feature-" + name, FLAG).defaultsTo("false").description(what);
    }

    private static Struct check(Struct device, Place place) {
        boolean hasSize = List.of(MULTI_TOUCH_WIDTH, MULTI_TOUCH_HEIGHT, MULTI_TOUCH_NUM_CONTACTS).stream()
                .anyMatch(key -> device.getOrDefault(key, 0L) > 0);
        Place touch = place.child(FEATURE_MULTI_TOUCH);
        if (Boolean.TRUE.equals(device.get(FEATURE_MULTI_TOUCH)) && !hasSize) {
            touch.report(
                    Code.MissingCompanion,
                    true,
                    "xl refuses a touch screen without multiTouchWidth, multiTouchHeight and multiTouchNumContacts",
                    "set them");
        } else if (Boolean.FALSE.equals(device.get(FEATURE_MULTI_TOUCH)) && hasSize) {
            touch.report(
                    Code.Overridden, false, "xl makes it a touch screen because of its size", "remove one of them");
        }
        return device;
    }
}
