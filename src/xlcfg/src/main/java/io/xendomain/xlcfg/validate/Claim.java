package io.xendomain.xlcfg.validate;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.spec.PciAddress;

/**
 * Something of its host that a domain wants for itself.
 *
 * @param kind of thing
 * @param value which one, in canonical form
 * @param field that asks for it
 * @param key of xl.cfg that the field belongs to
 * @param shared whether others may have it too, as long as all of them only share it: a disk that is only read
 */
public record Claim(Kind kind, String value, String field, String key, boolean shared) {

    /** Things that only one domain on a host can have. */
    public enum Kind {
        Name(Code.NameTaken, "choose another"),
        Uuid(Code.UuidTaken, "give each domain its own"),
        Mac(Code.MacTaken, "give each interface its own"),
        Disk(Code.DiskTaken, "use another disk, or set access to ro in both"),
        PciDevice(Code.PciDeviceTaken, "choose another device"),
        PciName(Code.PciDeviceTaken, "choose another device"),
        Port(Code.DisplayTaken, "choose another display or port");

        private final Code code;
        private final String remedy;

        Kind(Code code, String remedy) {
            this.code = code;
            this.remedy = remedy;
        }

        Code code() {
            return code;
        }

        String remedy() {
            return remedy;
        }
    }

    /** Claims that collide have the same key, for an index; not all that have the same key collide. */
    public String indexKey() {
        return kind + ":" + (kind == Kind.PciDevice ? address().withFunction(PciAddress.ALL_FUNCTIONS) : value);
    }

    /** Whether both cannot be had on one host. */
    public boolean collidesWith(Claim other) {
        return kind == other.kind && isSameThing(other) && !(shared && other.shared);
    }

    private boolean isSameThing(Claim other) {
        return kind == Kind.PciDevice ? address().overlaps(other.address()) : value.equals(other.value);
    }

    private PciAddress address() {
        return PciAddress.parse(value);
    }
}
