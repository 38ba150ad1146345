package io.xendomain.cli;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What the Kubernetes client throws, in words for the person at the prompt. Pure. */
final class Trouble {
    private static final int UNPROCESSABLE = 422;

    private Trouble() {}

    /** @param server address of the API server */
    static CannotContinue of(KubernetesClientException e, String server) {
        if (e.getCode() < HttpURLConnection.HTTP_OK) {
            return unreachable(e, server); // there was no answer
        }
        return switch (e.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                CannotContinue.noCluster("the cluster at " + server
                        + " does not know you: your login has expired, or is for another cluster; log in again, as"
                        + " for kubectl, and repeat the command");
            case HttpURLConnection.HTTP_FORBIDDEN ->
                CannotContinue.noCluster("the cluster does not let you: " + words(e)
                        + "; ask for the right, see \"Roles for people\" in docs/concepts.md");
            case HttpURLConnection.HTTP_NOT_FOUND ->
                CannotContinue.noCluster("the cluster at " + server
                        + " knows no XenDomains and XenHosts: the operator is not installed there, or --context is"
                        + " another cluster than you mean");
            case HttpURLConnection.HTTP_CONFLICT ->
                CannotContinue.failed(
                        "somebody else was quicker, and nothing was changed: " + words(e) + "; repeat the command");
            case UNPROCESSABLE, HttpURLConnection.HTTP_BAD_REQUEST ->
                CannotContinue.failed("the cluster refused, and nothing was changed: " + words(e));
            default -> CannotContinue.noCluster("the cluster at " + server + " answered with an error: " + words(e));
        };
    }

    private static CannotContinue unreachable(Throwable e, String server) {
        String why = causes(e)
                .map(Trouble::network)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElseGet(() -> Plain.of(innermost(e)));
        return CannotContinue.noCluster(
                "the cluster at " + server + " cannot be reached: " + why + "; see that kubectl get namespaces works");
    }

    private static String network(Throwable e) {
        return switch (e) {
            case UnknownHostException unknown -> "its name cannot be resolved";
            case UnresolvedAddressException unknown -> "its name cannot be resolved";
            case HttpConnectTimeoutException timeout -> "it does not answer in time";
            case HttpTimeoutException timeout -> "it does not answer in time";
            case TimeoutException timeout -> "it does not answer in time";
            case SSLException tls -> "TLS fails: " + Plain.of(tls.getMessage());
            case ConnectException refused ->
                refused.getMessage() == null ? "nothing listens there" : Plain.of(refused.getMessage());
            default -> "";
        };
    }

    private static String innermost(Throwable e) {
        Throwable last = causes(e).reduce((outer, inner) -> inner).orElse(e);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(16);
    }

    private static String words(KubernetesClientException e) {
        boolean told = e.getStatus() != null && e.getStatus().getMessage() != null;
        return Plain.of(told ? e.getStatus().getMessage() : e.getMessage());
    }
}
