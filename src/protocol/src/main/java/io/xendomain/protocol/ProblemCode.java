package io.xendomain.protocol;

/** Everything an agent can refuse, with the HTTP status that goes with it. */
public enum ProblemCode {
    /** The request cannot be read, or contradicts itself. */
    BadRequest(400),
    /** The text does not have the sha256 it was sent with. */
    ChecksumMismatch(400),
    /** The client certificate is not the operator's. */
    Forbidden(403),
    /** The policy in dom0 does not let the namespace have what the config asks for, or cannot be read. */
    PolicyDenied(403),
    NotFound(404),
    /** A newer generation of the object was already pushed. */
    StaleGeneration(409),
    /** A newer leader already spoke to this host. */
    StaleEpoch(409),
    /** A file, or a domain, of that name or uuid is there, and is not ours. */
    NotOurs(409),
    /** The uuid or the name belongs to another XenDomain on this host. */
    OwnedByAnother(409),
    /** {@code xl create -n} does not take the file, or mutters about it. */
    RefusedByXl(422),
    /** The host has not enough free memory to start the domain. */
    NoCapacity(503),
    /** An xl command failed. */
    XlFailed(500),
    /** The file system of dom0 is full. */
    DiskFull(507),
    /** The file system of dom0 cannot be written to. */
    NotWritable(507);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
