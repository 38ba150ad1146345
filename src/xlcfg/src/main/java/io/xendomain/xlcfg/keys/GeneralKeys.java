package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.TextType;
import java.util.List;

/** Sections "Mandatory Configuration Items", "Selecting Guest Type" and "General Options" up to the event actions. */
public final class GeneralKeys {

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

    public static final Key<Long> VCPUS = Key.named("vcpus", new IntegerType(1, 512))
            .section("General Options / CPU Allocation")
            .unit("vCPUs")
            .defaultsTo("1")
            .live("xl vcpu-set")
            .description("Number of vCPUs the domain starts with; at most maxvcpus.");

    static final List<Key<?>> ALL = List.of(NAME, TYPE, VCPUS);

    private GeneralKeys() {}
}
