/*
 * What the document says of an agency whose name says too little.
 */
#ifndef AGENCY_CONTEXT_H
#define AGENCY_CONTEXT_H

#include "agency_name.h"

/* One name, several places (朝阳区): leave the one that is meant, if that can be told. */
void context_decide(struct agency *);

/* A township of a city: find its county. */
void context_see_county(struct agency *);

/* 市体育局: find the place. */
void context_work_out(struct agency *);

#endif
