package io.xendomain.operator.push;

import io.xendomain.api.Reason;
import io.xendomain.protocol.ProblemCode;

/** What an agent's problem is called in a condition. */
public final class Reasons {

    private Reasons() {}

    public static Reason of(ProblemCode code) {
        return switch (code) {
            case RefusedByXl -> Reason.RefusedByXl;
            case PolicyDenied -> Reason.PolicyDenied;
            case NotOurs -> Reason.NotOurs;
            case OwnedByAnother -> Reason.OwnedByAnother;
            case StaleGeneration, StaleEpoch -> Reason.Superseded;
            case NoCapacity -> Reason.NoCapacity;
            case XlFailed -> Reason.XlFailed;
            case DiskFull -> Reason.DiskFull;
            case NotWritable -> Reason.NotWritable;
            case BadRequest, ChecksumMismatch, Forbidden, NotFound -> Reason.Refused;
        };
    }

    /** Whether it stays so until somebody changes something. */
    public static boolean isPermanent(ProblemCode code) {
        return switch (code) {
            case BadRequest, Forbidden, NotOurs, OwnedByAnother, PolicyDenied, RefusedByXl -> true;
            case ChecksumMismatch, NotFound, StaleGeneration, StaleEpoch, NoCapacity, XlFailed, DiskFull, NotWritable ->
                false;
        };
    }
}
