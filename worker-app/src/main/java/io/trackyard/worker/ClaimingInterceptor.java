package io.trackyard.worker;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.trackyard.process.ProcessIdentity;
import java.nio.file.Path;
import java.util.Base64;

/** Puts a claim down for every activity as long as it is being worked on here. */
final class ClaimingInterceptor extends WorkerInterceptorBase {
    private final Claims claims;
    private final ProcessIdentity self;

    ClaimingInterceptor(Claims claims, ProcessIdentity self) {
        this.claims = claims;
        this.self = self;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            private ActivityInfo info;

            @Override
            public void init(ActivityExecutionContext context) {
                info = context.getInfo();
                super.init(context);
            }

            @Override
            public ActivityOutput execute(ActivityInput input) {
                Path claim = claims.put(new Claim(
                        self,
                        Base64.getEncoder().encodeToString(info.getTaskToken()),
                        info.getActivityType(),
                        info.getWorkflowId()));
                try {
                    return super.execute(input);
                } finally {
                    claims.withdraw(claim);
                }
            }
        };
    }
}
