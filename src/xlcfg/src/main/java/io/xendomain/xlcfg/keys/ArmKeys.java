package io.xendomain.xlcfg.keys;

import static io.xendomain.xlcfg.GuestType.PV;
import static io.xendomain.xlcfg.GuestType.PVH;
import static io.xendomain.xlcfg.keys.KeyTypes.FLAG;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.ValueType;
import io.xendomain.xlcfg.spec.ArmSciSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Section "Arm Specific Options". To xl, a guest on Arm was PV at first and is PVH today. */
public final class ArmKeys {

    public static final Key<String> DEVICE_TREE = arm("device_tree", KeyTypes.PATH)
            .since("4.6")
            .privileged("read by root in dom0, and describes hardware to the guest")
            .description("File in dom0 with a part of a device tree, for the devices that are passed through.");

    public static final Key<String> GIC_VERSION = arm("gic_version", EnumType.of("default", "v2", "v3"))
            .since("4.6")
            .defaultsTo("default")
            .description("Version of the guest's interrupt controller; default means that of the host.");

    public static final Key<String> VUART = arm("vuart", EnumType.of("sbsa_uart"))
            .since("4.10")
            .defaultsTo("none")
            .description("The emulated serial port.");

    public static final Key<String> TEE = arm(
                    "tee", EnumType.of("none", "optee").and("4.20", "ffa"))
            .since("4.13")
            .defaultsTo("none")
            .description("Which trusted environment of the host the guest can call.");

    /** 128 bits and its multiples up to 2048 stand for themselves. */
    public static final Key<String> SVE = arm(
                    "sve",
                    EnumType.of(Stream.of(
                                    Stream.of("disabled"),
                                    IntStream.rangeClosed(1, 16).mapToObj(n -> Integer.toString(128 * n)),
                                    Stream.of("hw"))
                            .flatMap(words -> words)
                            .toArray(String[]::new)))
            .since("4.18")
            .unit("bits")
            .defaultsTo("disabled")
            .description("Longest vector of the scalable vector extension; hw means as long as the host has them.");

    public static final Key<Long> NR_SPIS = arm("nr_spis", new IntegerType(0, 960))
            .since("4.19")
            .defaultsTo("as many as the guest's devices need")
            .description("Number of shared interrupts the guest has, at least what its devices need.");

    public static final Key<Boolean> TRAP_UNMAPPED_ACCESSES = arm("trap_unmapped_accesses", FLAG)
            .since("4.21")
            .defaultsTo("true")
            .description("Whether the guest gets a fault when it touches an address where there is nothing; else such"
                    + " reads give ones.");

    public static final Key<Struct> ARM_SCI = arm("arm_sci", ArmSciSpec.TYPE)
            .since("4.21")
            .defaultsTo("type: none")
            .description("Whether the guest can ask the firmware of the host to control clocks, power and resets.");

    static final List<Key<?>> ALL =
            List.of(DEVICE_TREE, GIC_VERSION, VUART, TEE, SVE, NR_SPIS, TRAP_UNMAPPED_ACCESSES, ARM_SCI);

    private ArmKeys() {}

    private static <T> Key.Builder<T> arm(String name, ValueType<T> type) {
        return Key.named(name, type).section("Arm Specific Options").guests(PV, PVH);
    }

    private static Key.Builder<String> arm(String name, EnumType words) {
        return arm(name, (ValueType<String>) words.spelled(EnumType.Spelling.ANY_CASE));
    }
}
