package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.TextType;
import java.util.List;

/** Sections "Mandatory Configuration Items", "Selecting Guest Type" and "General Options" up to the vCPU numbers. */
public final class GeneralKeys {
    private static final String CPU_ALLOCATION = "General Options / CPU Allocation";

    /** Names that are safe as a file name in dom0 and cannot be taken for a domid; see xl.cfg(5) "name". */
    public static final Key<String> NAME = Key.named(
                    "name",
                    TextType.matching(
                            "^[A-Za-z0-9_.+-]*[A-Za-z_.+-][A-Za-z0-9_.+-]*$",
                            63,
                            "letters, digits and _ . + -, not digits alone"))
            .section("Mandatory Configuration Items")
            .defaultsTo("the name of the XenDomain")
            .live("xl rename")
            .privileged("part of paths below /var/log/xen and /var/lib/xen in dom0")
            .description("Name of the domain, unique on its host.");

    /** The type of guest since Xen 4.10. */
    public static final Key<String> TYPE = Key.named(
                    "type", EnumType.of("hvm", "pv", "pvh").spelled(EnumType.Spelling.PREFIX))
            .section("Selecting Guest Type")
            .since("4.10")
            .defaultsTo("pv")
            .description("Type of guest: pv, pvh or hvm. For an older host hvm and pv are written as builder.");

    /** The type of guest before Xen 4.10. */
    public static final Key<String> BUILDER = Key.named(
                    "builder", EnumType.of("hvm", "generic").spelled(EnumType.Spelling.PREFIX))
            .section("Selecting Guest Type")
            .defaultsTo("generic")
            .deprecated("type")
            .description("The older way to say the type of guest: hvm, or generic for a PV guest.");

    public static final Key<String> POOL = Key.named(
                    "pool", TextType.matching("^[^\\x00-\\x1f\\x7f]+$", 63, "the name or the number of a cpupool"))
            .section(CPU_ALLOCATION)
            .defaultsTo("Pool-0")
            .live("xl cpupool-migrate")
            .description("The cpupool whose CPUs run the domain; it has to exist on the host.");

    public static final Key<Long> VCPUS = Key.named("vcpus", new IntegerType(1, 512))
            .section(CPU_ALLOCATION)
            .unit("vCPUs")
            .defaultsTo("1")
            .live("xl vcpu-set")
            .description("Number of vCPUs the domain starts with; at most maxvcpus.");

    public static final Key<Long> MAXVCPUS = Key.named("maxvcpus", new IntegerType(1, 512))
            .section(CPU_ALLOCATION)
            .unit("vCPUs")
            .defaultsTo("the value of vcpus")
            .description("Number of vCPUs the domain can have while it runs; those above vcpus start offline.");

    static final List<Key<?>> ALL = List.of(NAME, TYPE, BUILDER, POOL, VCPUS, MAXVCPUS);

    private GeneralKeys() {}
}
