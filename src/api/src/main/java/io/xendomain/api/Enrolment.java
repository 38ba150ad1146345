package io.xendomain.api;

/** How a host gets its certificate: a CertificateSigningRequest of this signer, with this label, approved by a person. */
public final class Enrolment {
    /** {@code spec.signerName} of the request; the operator signs for it and for nothing else. */
    public static final String SIGNER = ApiGroup.NAME + "/host";

    /** Label of the request: the XenHost it is for. The name in the certificate comes from here. */
    public static final String HOST_LABEL = ApiGroup.NAME + "/host";

    private Enrolment() {}
}
