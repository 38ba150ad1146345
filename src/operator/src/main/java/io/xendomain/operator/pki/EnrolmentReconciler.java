package io.xendomain.operator.pki;

import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequestConditionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.xendomain.api.XenHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the CertificateSigningRequests by which hosts enrol, once somebody with the right to do so has approved them.
 * The host is the one in the label: whoever approves, approves that name.
 */
public final class EnrolmentReconciler implements Reconciler<CertificateSigningRequest> {
    /** Signer of hosts' certificates: {@code spec.signerName}. */
    public static final String SIGNER = "xendomain.io/host";

    /** Names the XenHost that asks. */
    public static final String HOST_LABEL = "xendomain.io/host";

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentReconciler.class);
    private static final Duration UNTIL_HOST_EXISTS = Duration.ofSeconds(2);

    private final KubernetesClient client;
    private final HostSigner signer;

    public EnrolmentReconciler(KubernetesClient client, HostSigner signer) {
        this.client = client;
        this.signer = signer;
    }

    @Override
    public UpdateControl<CertificateSigningRequest> reconcile(
            CertificateSigningRequest request, Context<CertificateSigningRequest> context) {
        if (!SIGNER.equals(request.getSpec().getSignerName()) || !isApproved(request) || isSettled(request)) {
            return UpdateControl.noUpdate();
        }
        String name = request.getMetadata().getLabels().get(HOST_LABEL);
        XenHost host = client.resources(XenHost.class).withName(name).get();
        if (host == null) {
            return UpdateControl.<CertificateSigningRequest>noUpdate().rescheduleAfter(UNTIL_HOST_EXISTS);
        }
        try {
            byte[] pem = Base64.getDecoder().decode(request.getSpec().getRequest());
            String chain = signer.sign(name, host.getSpec().address(), new String(pem, StandardCharsets.US_ASCII));
            answer(request, chain);
            LOG.info("Signed the certificate of host {}", name);
        } catch (IllegalArgumentException e) {
            refuse(request, e.getMessage());
        }
        return UpdateControl.noUpdate();
    }

    private void answer(CertificateSigningRequest request, String chain) {
        byte[] pem = chain.getBytes(StandardCharsets.US_ASCII);
        client.resource(request).editStatus(edited -> {
            edited.getStatus().setCertificate(Base64.getEncoder().encodeToString(pem));
            return edited;
        });
    }

    private void refuse(CertificateSigningRequest request, String why) {
        client.resource(request).editStatus(edited -> {
            edited.getStatus()
                    .getConditions()
                    .add(new CertificateSigningRequestConditionBuilder()
                            .withType("Failed")
                            .withStatus("True")
                            .withReason("RequestRefused")
                            .withMessage(why)
                            .build());
            return edited;
        });
    }

    private static boolean isApproved(CertificateSigningRequest request) {
        return has(request, "Approved");
    }

    private static boolean isSettled(CertificateSigningRequest request) {
        return has(request, "Denied")
                || has(request, "Failed")
                || request.getStatus().getCertificate() != null;
    }

    private static boolean has(CertificateSigningRequest request, String condition) {
        return request.getStatus() != null
                && request.getStatus().getConditions().stream()
                        .anyMatch(given -> condition.equals(given.getType()) && "True".equals(given.getStatus()));
    }
}
