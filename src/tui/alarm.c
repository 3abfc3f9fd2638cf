#include "tui/alarm.h"

#include <sys/timerfd.h>
#include <unistd.h>

enum { MS_PER_SECOND = 1000, NS_PER_MS = 1000000 };

static int descriptor = -1;
static int64_t rings = INT64_MAX; /* when; INT64_MAX: not at all */

bool alarm_open(void)
{
	descriptor = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	return descriptor >= 0;
}

void alarm_close(void)
{
	close(descriptor);
	descriptor = -1;
	rings = INT64_MAX;
}

int alarm_descriptor(void)
{
	return descriptor;
}

void alarm_want(int64_t moment)
{
	if (moment >= rings)
		return;
	struct itimerspec setting = {
		.it_value = {moment / MS_PER_SECOND, moment % MS_PER_SECOND * NS_PER_MS}};
	timerfd_settime(descriptor, TFD_TIMER_ABSTIME, &setting, NULL);
	rings = moment;
}

void alarm_stop(void)
{
	uint64_t times;
	ssize_t ignored = read(descriptor, &times, sizeof(times));
	(void)ignored; /* it tells how often it rang, and is silent from then on */
	rings = INT64_MAX;
}
