package io.xendomain.operator.metrics;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.xendomain.protocol.metrics.Meters;
import io.xendomain.protocol.metrics.Sample;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures what JOSDK does with our reconcilers, by kind of object. */
public final class ReconcileMeter implements Metrics {
    private final Meters meters;
    private final Map<String, AtomicInteger> queues = new ConcurrentHashMap<>();

    public ReconcileMeter(Meters meters) {
        this.meters = meters;
        meters.gauges(() -> queues.entrySet().stream()
                .map(queue -> Sample.of(OperatorMetrics.QUEUE, queue.getValue().get(), queue.getKey())));
    }

    @Override
    public void reconcileCustomResource(HasMetadata object, RetryInfo retry, Map<String, Object> metadata) {
        queue(object.getKind()).incrementAndGet();
    }

    @Override
    public void reconciliationExecutionFinished(HasMetadata object, Map<String, Object> metadata) {
        queue(object.getKind()).decrementAndGet();
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        long begun = System.nanoTime();
        String outcome = "error";
        try {
            T result = execution.execute();
            outcome = "ok";
            return result;
        } finally {
            GroupVersionKind kind = (GroupVersionKind) execution.metadata().get(Constants.RESOURCE_GVK_KEY);
            meters.observe(OperatorMetrics.RECONCILE, Meters.secondsSince(begun), kind.getKind(), outcome);
        }
    }

    private AtomicInteger queue(String kind) {
        return queues.computeIfAbsent(kind, name -> new AtomicInteger());
    }
}
