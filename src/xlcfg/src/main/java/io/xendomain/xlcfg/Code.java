package io.xendomain.xlcfg;

import static io.xendomain.xlcfg.Severity.Error;
import static io.xendomain.xlcfg.Severity.Warning;

/**
 * Every rule that a config can break. Names are stable: people search for them and scripts depend on them. The
 * paragraph of each is what the findings reference prints.
 */
public enum Code {
    // Syntax of the file
    LexicalError(
            Error,
            "The text holds something that is no token of xl.cfg: an unclosed quote, a control character or a"
                    + " carriage return outside quotes, a sign before a number, an upper-case key. xl refuses the file."),
    SyntaxError(
            Error,
            "The tokens stand in an order that xl.cfg does not have: a value without quotes, a key without a value, a"
                    + " list that is not closed. xl refuses the file."),
    InvalidEscape(
            Error,
            "Only \\\" \\' \\\\ \\a \\b \\f \\n \\r \\t and \\v are escapes. xl refuses others, or drops the characters"
                    + " in silence (numeric ones)."),
    DuplicateKey(Warning, "A key is set twice. xl takes the last value in silence, also when it is of another type."),
    CannotAppend(
            Error,
            "+= joins two strings or two lists. xl refuses it between a string and a list, and on a key that is read as"
                    + " a number it only warns and treats the key as absent."),

    // Reading values
    UnknownKey(
            Error,
            "xl does not know the key. It would say nothing and ignore it, so a typo would go unnoticed for years."),
    UnknownField(Error, "The object has a field that is not in the schema. kubectl apply refuses it."),
    WrongType(
            Error,
            "The value is of another type than the key wants. xl only warns, treats the key as absent and goes on."),
    OutOfRange(
            Error, "The number is outside the range of the key. xl mostly does not check it, and wraps or truncates."),
    NotAllowed(Error, "The word is not one of those the key knows. Most words are compared exactly, capitals and all."),
    InvalidFormat(Error, "The text does not have the form that the key, or its spec string, asks for."),
    TooLong(Error, "The text, or the list, is longer than the schema lets through."),
    ControlCharacter(
            Error,
            "The text holds a control character (NUL, newline, ...). It cannot be written into a config, or would end a"
                    + " line of it."),
    ForbiddenCharacter(
            Error,
            "The text holds a character that its spec string uses to separate parameters, and has no way to quote, or"
                    + " that dom0 would read as something else."),
    Missing(Error, "A value that xl, or the spec string, cannot do without is not there."),
    DuplicateItem(
            Error,
            "Two items of one config claim the same thing: a device number, a MAC address, a PCI device, a display."
                    + " xl mostly takes both; the second then fails, or replaces the first, when the domain is created."),
    Deprecated(Warning, "The form still works, and another one has taken its place."),
    Ignored(
            Warning,
            "xl takes the value and does nothing with it, because another value it would need is missing or says"
                    + " otherwise. The domain is as it would be without it."),

    // Guest type and boot
    GuestTypeConflict(Error, "type and builder name different types of guest. xl refuses the config (4.10 and later)."),
    WrongGuestType(Warning, "The key is for another type of guest. xl takes it and does nothing with it."),
    RefusedForGuestType(
            Error,
            "The value is refused for this type of guest: some by xl when it reads the config (timer_mode on PV), most"
                    + " only when the domain is really created (vnuma or an emulated network card on PV)."),
    NothingToBoot(
            Error,
            "A PV or PVH guest has neither kernel nor bootloader nor firmware. xl refuses the config. An HVM guest boots"
                    + " from its disks and needs none of them."),

    // Values against each other
    Conflict(
            Error,
            "Two values exclude each other. xl refuses the pair, or prints a message, drops one of them and goes on."),
    MissingCompanion(
            Error,
            "The value is only allowed together with another one that is not set: ramdisk with kernel, spice with a port"
                    + " and a password. Mostly found by xl when the domain is really created, not by a dry run."),
    Overridden(
            Error,
            "xl takes the value and silently puts another in its place, so that the domain would be other than written."),

    // CPUs and memory
    VcpusAboveMaximum(
            Error,
            "A domain cannot start with more vCPUs than it may ever have. xl refuses the config; the xl of Xen 4.4 lowers"
                    + " the number in silence."),
    AffinityLost(
            Error,
            "The domain would not be pinned as written: xl silently forgets cpus and cpus_soft when the number of vCPUs is"
                    + " not set."),
    NodeCpusLost(
            Warning,
            "xl finds the CPUs of NUMA nodes only among the first 64 of the host. Where the node that is named has others,"
                    + " the domain is pinned to fewer CPUs than written, and does not start when none is left."),
    NoCpuLeft(
            Error,
            "The list of CPUs selects none: xl stops with \"vcpu hard affinity map is empty\". What ^ takes away must"
                    + " leave something."),
    MemoryAboveMaximum(
            Error, "memory is above maxmem. xl does not check it and the domain then does not get what either says."),
    PopulateOnDemand(
            Warning,
            "An HVM or PVH guest with memory below maxmem starts with less memory than it sees (populate on demand). It"
                    + " crashes when it touches more than memory before its balloon driver runs."),
    PopulateOnDemandConflict(
            Error,
            "A guest that starts with memory below maxmem (populate on demand) cannot have passed-through devices, a"
                    + " virtual NUMA topology or altp2m. libxl refuses it when the domain is really created."),
    VnumaMismatch(
            Error,
            "The virtual NUMA nodes do not add up to the domain: their sizes must sum to its memory and each vCPU must be"
                    + " in exactly one node."),

    // Devices
    DiskFormat(
            Error,
            "The format of a disk does not go with the rest of it: only a cdrom may be empty, and block devices, scripts"
                    + " and the standalone backend need raw. libxl finds it when the domain is really created."),
    DiskBackend(
            Error,
            "The backend of a disk cannot serve it: a CD-ROM of an HVM guest and a network target (rbd:, nbd:) need qdisk,"
                    + " and qdisk runs no script. libxl finds it when the domain is really created."),
    DeviceModelMismatch(
            Error,
            "The value needs the other device model: rombios goes with qemu-xen-traditional and everything newer with"
                    + " qemu-xen. libxl finds it when the domain is really created."),
    VideoMemoryTooSmall(
            Error,
            "videoram is below what the graphics card needs: stdvga 16 MiB, cirrus 8 MiB (4 and 8 MiB less with"
                    + " qemu-xen-traditional), qxl 128 MiB. libxl refuses it when the domain is really created."),

    // Secrets and exposure
    ClearTextSecret(
            Warning,
            "A password stands in the config, and so in the API server, in Git and in dom0. Put it into a Secret and name"
                    + " that with the field ending in SecretRef."),
    OpenDisplay(
            Warning,
            "The guest's screen can be reached from outside dom0 and nothing asks for a password. Whoever reaches the port"
                    + " owns the guest's console."),

    // The host
    NeedsNewerXen(
            Error,
            "The key, or the value, came with a later Xen than the one on the host. That xl would ignore it in silence."),
    RemovedInXen(Error, "The key, or the value, is gone in the Xen of the host. That xl would ignore it in silence."),
    ChangedInXen(
            Warning,
            "The same text means something else to the two releases that were compared, and nobody says so: a default"
                    + " that was turned round, a value that was ignored and is read now. Only said of an upgrade, by"
                    + " kubectl xen lint --from or --host."),
    HostCannotRun(Error, "The host cannot run this type of guest, or lacks a feature the config asks for."),
    HostTooSmall(Error, "The domain needs more memory than the host has at all, also when nothing else runs there."),
    Overcommitted(
            Warning, "The domain may use more CPUs or memory than the host has. It starts, and cannot use all of it."),
    NotOnHost(
            Error,
            "The config names a CPU, a NUMA node or a CPU pool that the host does not have. xl ignores CPUs above the"
                    + " host's in silence, so the pinning would be other than written; an unknown pool stops it."),
    WrongScheduler(
            Warning,
            "The value is for another scheduler than the one that the domain's CPU pool has. xl takes it, and nothing"
                    + " reads it."),
    NotAllowedOnHost(
            Error,
            "The policy in dom0 of the host does not let the namespace have it: a disk outside the folders for guests, a"
                    + " script, a device of the host, an option of qemu. Nothing in the cluster can change that; the host's"
                    + " administrator can, in /etc/xendomain/policy.yaml."),

    // Several domains on one host
    NameTaken(Error, "Another domain on the host has the same name. The second one cannot be created."),
    UuidTaken(Error, "Another domain on the host has the same UUID. Tools, and this one, tell domains apart by it."),
    MacTaken(Error, "Another domain on the host has a network interface with the same MAC address."),
    DiskTaken(
            Error,
            "Another domain on the host has the same disk, and one of the two writes to it. Two guests writing to one file"
                    + " system destroy it."),
    PciDeviceTaken(Error, "Another domain on the host has the same PCI device passed through."),
    DisplayTaken(Error, "Another domain on the host wants the same VNC or SPICE port in dom0."),

    // Said by a host, not by the validator
    ChangedByHand(
            Warning,
            "Somebody changed the running domain with xl after it had been as the spec asks. It stays so until the next edit"
                    + " of the object, or the next start of the domain, puts it right.");

    private final Severity severity;
    private final String paragraph;

    Code(Severity severity, String paragraph) {
        this.severity = severity;
        this.paragraph = paragraph;
    }

    public Severity severity() {
        return severity;
    }

    /** What the rule is and why it is there. */
    public String paragraph() {
        return paragraph;
    }
}
