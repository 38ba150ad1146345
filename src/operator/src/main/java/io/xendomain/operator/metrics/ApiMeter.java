package io.xendomain.operator.metrics;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.xendomain.protocol.metrics.Meters;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the operator writes to the Kubernetes API, at the one place that all of it passes. */
public final class ApiMeter implements Interceptor {
    /** With or without a group, a namespace, a name and a subresource. */
    private static final Pattern PATH = Pattern.compile(
            ".*?/(?:api/[^/]+|apis/[^/]+/[^/]+)(?:/namespaces/[^/]+)?/([a-z0-9]+)(?:/[^/]+(?:/([a-z]+))?)?/?");

    private final Meters meters;

    public ApiMeter(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        count(request, Integer.toString(response.code()));
    }

    @Override
    public void afterConnectionFailure(HttpRequest request, Throwable failure) {
        count(request, "0");
    }

    private void count(HttpRequest request, String status) {
        String verb = request.method().toLowerCase(Locale.ROOT);
        if (!verb.equals("get")) {
            meters.count(
                    OperatorMetrics.API_WRITES, verb, resource(request.uri().getPath()), status);
        }
    }

    /** As {@code xendomains} or {@code xendomains/status}. */
    static String resource(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return "other";
        }
        return parts.group(2) == null ? parts.group(1) : parts.group(1) + "/" + parts.group(2);
    }
}
