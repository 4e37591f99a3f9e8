namespace Catalog.Server.Tests.Permissions;

/// <summary>What everybody is answered, endpoint by endpoint.</summary>
internal static class Matrix
{
    /// <summary>
    /// The grantee asked for the product's first port and holds a grant on its second. Owner tokens are of the owning
    /// team, steward tokens of the product's domain. <c>-</c> is not asked; <c>less</c> is a page that says what it does
    /// not show (the kit shows that part too); <c>any</c> stands for rows that are about no product.
    /// </summary>
    private const string Table =
        """
        endpoint                                                                        | of         | anon analyst grantee member other steward elsewhere admin t-reader t-intake t-gate t-owner t-steward t-administrator
        GET /api/v1/me                                                                  | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/search                                                              | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        POST /api/v1/search                                                             | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/search/suggest                                                      | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/products                                                            | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/products/{domain}/{name}                                            | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/products/{domain}/{name}                                            | restricted | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/products/{domain}/{name}                                            | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        PUT /api/v1/products/{domain}/{name}                                            | open       | 401  403     403     200    403   200     403       200   403      403      403    200     200       200
        PUT /api/v1/products/{domain}/{name}                                            | restricted | 401  403     403     200    403   200     403       200   403      403      403    200     200       200
        PUT /api/v1/products/{domain}/{name}                                            | hidden     | 401  403     403     200    409   200     403       200   403      403      403    200     200       200
        DELETE /api/v1/products/{domain}/{name}                                         | open       | 401  403     403     204    403   204     403       204   403      404      403    204     204       204
        DELETE /api/v1/products/{domain}/{name}                                         | restricted | 401  403     403     204    403   204     403       204   403      404      403    204     204       204
        DELETE /api/v1/products/{domain}/{name}                                         | hidden     | 401  404     404     204    404   204     404       204   404      404      404    204     204       204
        GET /api/v1/products/{domain}/{name}/odps.yaml                                  | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/products/{domain}/{name}/odps.yaml                                  | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/products/{domain}/{name}/odps.yaml                                  | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/products/{domain}/{name}/docs                                       | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/products/{domain}/{name}/docs                                       | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/products/{domain}/{name}/docs                                       | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}                                | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}                                | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}                                | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        PUT /api/v1/products/{domain}/{name}/docs/{page}                                | open       | 401  403     403     200    403   200     403       200   403      404      403    200     200       200
        PUT /api/v1/products/{domain}/{name}/docs/{page}                                | restricted | 401  403     403     200    403   200     403       200   403      404      403    200     200       200
        PUT /api/v1/products/{domain}/{name}/docs/{page}                                | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}/revisions                      | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}/revisions                      | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}/revisions                      | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}/revisions/{number:int}         | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}/revisions/{number:int}         | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/products/{domain}/{name}/docs/{page}/revisions/{number:int}         | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        POST /api/v1/products/{domain}/{name}/docs/{page}/revisions/{number:int}/restore | open      | 401  403     403     200    403   200     403       200   403      404      403    200     200       200
        POST /api/v1/products/{domain}/{name}/docs/{page}/revisions/{number:int}/restore | restricted | 401 403     403     200    403   200     403       200   403      404      403    200     200       200
        POST /api/v1/products/{domain}/{name}/docs/{page}/revisions/{number:int}/restore | hidden    | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/contracts/{id}                                                      | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/contracts/{id}                                                      | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/contracts/{id}                                                      | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/contracts/{id}/versions                                             | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/contracts/{id}/versions                                             | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/contracts/{id}/versions                                             | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/contracts/{id}/versions/{version}.yaml                              | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/contracts/{id}/versions/{version}.yaml                              | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/contracts/{id}/versions/{version}.yaml                              | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        PUT /api/v1/contracts/{id}                                                      | open       | 401  403     403     201    403   201     403       201   403      403      403    201     201       201
        PUT /api/v1/contracts/{id}                                                      | restricted | 401  403     403     201    403   201     403       201   403      403      403    201     201       201
        PUT /api/v1/contracts/{id}                                                      | hidden     | 401  403     403     201    409   201     409       201   403      403      403    201     201       201
        POST /api/v1/contracts/{id}/publish                                             | open       | 401  403     403     200    403   200     403       200   403      404      403    200     200       200
        POST /api/v1/contracts/{id}/publish                                             | restricted | 401  403     403     200    403   200     403       200   403      404      403    200     200       200
        POST /api/v1/contracts/{id}/publish                                             | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/access-requests                                                     | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/access-requests?product={product}                                   | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/access-requests?product={product}                                   | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/column-lineage?nodeId=dataset:postgres://warehouse:5432:{dataset}   | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/column-lineage?nodeId=dataset:postgres://warehouse:5432:{dataset}   | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/column-lineage?nodeId=dataset:postgres://warehouse:5432:{dataset}   | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /api/v1/jobs                                                                | any        | 401    200    200    200    200    200    200    200    200    200    200    200    200    200
        GET /api/v1/jobs/{space}/{job}                                                  | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/jobs/{space}/{job}                                                  | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/jobs/{space}/{job}                                                  | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /api/v1/jobs/{space}/{job}/runs                                             | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/jobs/{space}/{job}/runs                                             | restricted | 401 403 200 200 403 200 403 200 403 404 403 200 200 200
        GET /api/v1/jobs/{space}/{job}/runs                                             | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /api/v1/runs?job=job:postgres://warehouse:5432:{job}                        | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/runs?job=job:postgres://warehouse:5432:{job}                        | restricted | 401 403 200 200 403 200 403 200 403 404 403 200 200 200
        GET /api/v1/runs?job=job:postgres://warehouse:5432:{job}                        | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /api/v1/runs/{id}                                                           | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/runs/{id}                                                           | restricted | 401 403 200 200 403 200 403 200 403 404 403 200 200 200
        GET /api/v1/runs/{id}                                                           | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /api/v1/datasets/{space}/{dataset}                                          | open       | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        GET /api/v1/datasets/{space}/{dataset}                                          | restricted | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        GET /api/v1/datasets/{space}/{dataset}                                          | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/datasets/{space}/{dataset}/versions                                 | open       | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        GET /api/v1/datasets/{space}/{dataset}/versions                                 | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/datasets/{space}/{dataset}/versions                                 | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/datasets/{space}/{dataset}/runs                                     | open       | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        GET /api/v1/datasets/{space}/{dataset}/runs                                     | restricted | 401  403     200     200    403   200     403       200   403      404      403    200     200       200
        GET /api/v1/datasets/{space}/{dataset}/runs                                     | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/lineage/impact?node=dataset:postgres://warehouse:5432:{dataset}     | open       | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        GET /api/v1/lineage/impact?node=dataset:postgres://warehouse:5432:{dataset}     | restricted | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        GET /api/v1/lineage/impact?node=dataset:postgres://warehouse:5432:{dataset}     | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        POST /api/v1/lineage/impact/tell                                                | open       | 401  403     403     200    403   200     403       200   403      404      403    200     200       200
        POST /api/v1/lineage/impact/tell                                                | restricted | 401  403     403     200    403   200     403       200   403      404      403    200     200       200
        POST /api/v1/lineage/impact/tell                                                | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/lineage?nodeId=job:postgres://warehouse:5432:{job}                  | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/lineage?nodeId=job:postgres://warehouse:5432:{job}                  | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/lineage?nodeId=job:postgres://warehouse:5432:{job}                  | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/lineage                                                            | any        | 401  403     403     201    201   201     201       201   403      201      403    201     201       201
        POST /api/v1/lineage/batch                                                      | any        | 401  403     403     200    200   200     200       200   403      200      403    200     200       200
        GET /api/v1/lineage/view                                                        | any        | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        GET /api/v1/lineage/view/expand?node=domain:sales                               | any        | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        GET /api/v1/lineage/view/columns?node=dataset:none:none                         | any        | 401    404    404    404    404    404    404    404    404    404    404    404    404    404
        GET /api/v1/lineage/view/impact?node=product:sales/none                         | any        | 401    404    404    404    404    404    404    404    404    404    404    404    404    404
        GET /api/v1/edges                                                               | any        | 401 200 200 200 200 200 200 200 200 200 200 200 200 200
        POST /api/v1/edges                                                              | open       | 401 201 201 201 201 201 201 201 403 422 403 201 201 201
        POST /api/v1/edges                                                              | restricted | 401 201 201 201 201 201 201 201 403 422 403 201 201 201
        POST /api/v1/edges                                                              | hidden     | 401 422 422 201 422 201 422 201 422 422 422 201 201 201
        POST /api/v1/edges/review                                                       | open       | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/review                                                       | restricted | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/review                                                       | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /api/v1/edges/{id:guid}                                                     | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/edges/{id:guid}                                                     | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/edges/{id:guid}                                                     | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/edges/{id:guid}/accept                                             | open       | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/accept                                             | restricted | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/accept                                             | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/edges/{id:guid}/reject                                             | open       | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/reject                                             | restricted | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/reject                                             | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/edges/{id:guid}/expiry                                             | open       | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/expiry                                             | restricted | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/expiry                                             | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/edges/{id:guid}/pin                                                | open       | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/pin                                                | restricted | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/pin                                                | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/edges/{id:guid}/unpin                                              | open       | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/unpin                                              | restricted | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/unpin                                              | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/edges/{id:guid}/undo                                               | open       | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/undo                                               | restricted | 401 403 403 200 403 200 403 200 403 404 403 200 200 200
        POST /api/v1/edges/{id:guid}/undo                                               | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/edges/{id:guid}/ask                                                | open       | 401 201 201 201 201 201 201 201 403 404 403 201 201 201
        POST /api/v1/edges/{id:guid}/ask                                                | restricted | 401 403 -   201 403 201 403 201 403 404 403 201 201 201
        POST /api/v1/edges/{id:guid}/ask                                                | hidden     | 401 404 404 201 404 201 404 201 404 404 404 201 201 201
        POST /api/v1/edges/{id:guid}/notes                                              | open       | 401 201 201 201 201 201 201 201 403 404 403 201 201 201
        POST /api/v1/edges/{id:guid}/notes                                              | restricted | 401 403 -   201 403 201 403 201 403 404 403 201 201 201
        POST /api/v1/edges/{id:guid}/notes                                              | hidden     | 401 404 404 201 404 201 404 201 404 404 404 201 201 201
        GET /api/v1/lineage/notes?node=dataset:postgres://warehouse:5432:{dataset}      | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /api/v1/lineage/notes?node=dataset:postgres://warehouse:5432:{dataset}      | restricted | 401 403 200 200 403 200 403 200 403 404 403 200 200 200
        GET /api/v1/lineage/notes?node=dataset:postgres://warehouse:5432:{dataset}      | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        POST /api/v1/lineage/notes?node=dataset:postgres://warehouse:5432:{dataset}     | open       | 401 201 201 201 201 201 201 201 403 404 403 201 201 201
        POST /api/v1/lineage/notes?node=dataset:postgres://warehouse:5432:{dataset}     | restricted | 401 403 -   201 403 201 403 201 403 404 403 201 201 201
        POST /api/v1/lineage/notes?node=dataset:postgres://warehouse:5432:{dataset}     | hidden     | 401 404 404 201 404 201 404 201 404 404 404 201 201 201
        DELETE /api/v1/lineage/notes/{id:guid}                                          | open       | 401 403 403 204 403 204 403 204 403 404 403 204 204 204
        DELETE /api/v1/lineage/notes/{id:guid}                                          | restricted | 401 403 403 204 403 204 403 204 403 404 403 204 204 204
        DELETE /api/v1/lineage/notes/{id:guid}                                          | hidden     | 401 404 404 204 404 204 404 204 404 404 404 204 204 204
        POST /api/v1/lineage/view                                                       | any        | 401    200    200    200    200    200    200    200    200    404    200    200    200    200
        POST /api/v1/lineage/view/expand                                                | any        | 401    400    400    400    400    400    400    400    400    400    400    400    400    400
        POST /api/v1/lineage/view/columns                                               | any        | 401    400    400    400    400    400    400    400    400    400    400    400    400    400
        POST /api/v1/lineage/view/impact                                                | any        | 401    400    400    400    400    400    400    400    400    400    400    400    400    400
        POST /api/v1/access-requests                                                    | open       | 401  201     201     403    201   201     201       201   403      404      403    403     403       403
        POST /api/v1/access-requests                                                    | restricted | 401  201     201     403    201   201     201       201   403      404      403    403     403       403
        POST /api/v1/access-requests                                                    | hidden     | 401  404     404     403    404   201     404       201   404      404      404    403     403       403
        GET /api/v1/access-requests/{id:guid}                                           | open       | 401  404     200     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/access-requests/{id:guid}                                           | restricted | 401  404     200     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/access-requests/{id:guid}                                           | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        POST /api/v1/access-requests/{id:guid}/approve                                  | open       | 401  404     403     200    404   403     404       200   404      404      404    403     403       403
        POST /api/v1/access-requests/{id:guid}/approve                                  | restricted | 401  404     403     200    404   403     404       200   404      404      404    403     403       403
        POST /api/v1/access-requests/{id:guid}/approve                                  | hidden     | 401  404     404     200    404   403     404       200   404      404      404    403     403       403
        POST /api/v1/access-requests/{id:guid}/deny                                     | open       | 401  404     403     200    404   403     404       200   404      404      404    403     403       403
        POST /api/v1/access-requests/{id:guid}/deny                                     | restricted | 401  404     403     200    404   403     404       200   404      404      404    403     403       403
        POST /api/v1/access-requests/{id:guid}/deny                                     | hidden     | 401  404     404     200    404   403     404       200   404      404      404    403     403       403
        POST /api/v1/access-requests/{id:guid}/withdraw                                 | open       | 401  404     204     403    404   403     404       403   404      404      404    403     403       403
        POST /api/v1/access-requests/{id:guid}/withdraw                                 | restricted | 401  404     204     403    404   403     404       403   404      404      404    403     403       403
        POST /api/v1/access-requests/{id:guid}/withdraw                                 | hidden     | 401  404     404     403    404   403     404       403   404      404      404    403     403       403
        GET /api/v1/grants                                                              | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/grants?product={product}                                            | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/grants?product={product}                                            | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/grants/{id:guid}                                                    | open       | 401  404     200     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/grants/{id:guid}                                                    | restricted | 401  404     200     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/grants/{id:guid}                                                    | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        POST /api/v1/grants/{id:guid}/revoke                                            | open       | 401  404     204     204    404   403     404       204   404      404      404    204     403       204
        POST /api/v1/grants/{id:guid}/revoke                                            | restricted | 401  404     204     204    404   403     404       204   404      404      404    204     403       204
        POST /api/v1/grants/{id:guid}/revoke                                            | hidden     | 401  404     404     204    404   403     404       204   404      404      404    204     403       204
        POST /api/v1/grants/{id:guid}/provisioning                                      | open       | 401  404     403     204    404   403     404       204   404      404      404    204     403       204
        POST /api/v1/grants/{id:guid}/provisioning                                      | restricted | 401  404     403     204    404   403     404       204   404      404      404    204     403       204
        POST /api/v1/grants/{id:guid}/provisioning                                      | hidden     | 401  404     404     204    404   403     404       204   404      404      404    204     403       204
        GET /api/v1/inbox                                                               | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        POST /api/v1/inbox/marks                                                        | any        | 401  200     200     200    200   200     200       200   403      403      403    403     403       403
        GET /api/v1/activity                                                            | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/activity?product={product}                                          | open       | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/activity?product={product}                                          | restricted | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/activity?product={product}                                          | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/activity.csv                                                        | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/activity.csv?product={product}                                      | hidden     | 401  404     404     200    404   200     404       200   404      404      404    200     200       200
        GET /api/v1/imports                                                             | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        POST /api/v1/imports?name=notes.json                                            | any        | 401  403     403     202    202   202     202       202   403      403      403    202     202       202
        GET /api/v1/imports/{id:guid}                                                   | any        | 401  404     404     404    404   404     404       200   404      404      404    404     404       200
        POST /api/v1/imports/{id:guid}/cancel                                           | any        | 401  404     404     404    404   404     404       404   404      404      404    404     404       404
        GET /api/v1/tokens                                                              | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        POST /api/v1/tokens                                                             | any        | 401  403     403     201    403   403     403       201   403      403      403    403     403       201
        DELETE /api/v1/tokens/{name}                                                    | any        | 401  404     404     204    404   404     404       204   404      404      404    404     404       204
        GET /api/v1/role-assignments                                                    | any        | 401  403     403     403    403   403     403       200   403      403      403    403     403       200
        POST /api/v1/role-assignments/{personId:guid}                                   | any        | 401  403     403     403    403   403     403       201   403      403      403    403     403       201
        DELETE /api/v1/role-assignments/{id:guid}                                       | any        | 401  403     403     403    403   403     403       204   403      403      403    403     403       204
        GET /api/v1/domains                                                             | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/teams                                                               | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/people                                                              | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/glossary                                                            | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/tags                                                                | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/contracts                                                           | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/datasets                                                            | any        | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/domains/{key}                                                       | any        | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/teams/{key}                                                         | any        | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        GET /api/v1/glossary/{key}                                                      | any        | 401  200     200     200    200   200     200       200   200      404      200    200     200       200
        PUT /api/v1/domains/{key}                                                       | any        | 401  403     403     403    403   200     403       200   403      403      403    403     200       200
        PUT /api/v1/teams/{key}                                                         | any        | 401  403     403     200    403   403     403       200   403      403      403    200     403       200
        PUT /api/v1/glossary/{key}                                                      | any        | 401  403     403     403    403   200     200       200   403      403      403    403     200       200
        POST /api/v1/quality/great-expectations                                         | any        | 401  403  403  202  202  202  202  202  403  202  403  202  202  202
        GET /api/v1/products/{domain}/{name}/gate                                       | open       | 401  200  200  200  200  200  200  200  200  404  200  200  200  200
        GET /api/v1/products/{domain}/{name}/gate                                       | restricted | 401  200  200  200  200  200  200  200  200  404  200  200  200  200
        GET /api/v1/products/{domain}/{name}/gate                                       | hidden     | 401  404  404  200  404  200  404  200  404  404  404  200  200  200
        GET /api/v1/products/{domain}/{name}/validity                                   | open       | 401  200  200  200  200  200  200  200  200  404  200  200  200  200
        GET /api/v1/products/{domain}/{name}/validity                                   | restricted | 401  200  200  200  200  200  200  200  200  404  200  200  200  200
        GET /api/v1/products/{domain}/{name}/validity                                   | hidden     | 401  404  404  200  404  200  404  200  404  404  404  200  200  200
        GET /api/v1/products/{domain}/{name}/results                                    | open       | 401  200  200  200  200  200  200  200  200  404  200  200  200  200
        GET /api/v1/products/{domain}/{name}/results                                    | restricted | 401  403  200  200  403  200  403  200  403  404  403  200  200  200
        GET /api/v1/products/{domain}/{name}/results                                    | hidden     | 401  404  404  200  404  200  404  200  404  404  404  200  200  200
        GET /api/v1/products/{domain}/{name}/results/{id:guid}                          | open       | 401  404  404  404  404  404  404  404  404  404  404  404  404  404
        GET /api/v1/products/{domain}/{name}/results/{id:guid}                          | restricted | 401  403  404  404  403  404  403  404  403  404  403  404  404  404
        GET /api/v1/products/{domain}/{name}/results/{id:guid}                          | hidden     | 401  404  404  404  404  404  404  404  404  404  404  404  404  404
        PUT /api/v1/products/{domain}/{name}/validity/override                          | open       | 401  403  403  204  403  204  403  204  403  404  403  204  204  204
        PUT /api/v1/products/{domain}/{name}/validity/override                          | restricted | 401  403  403  204  403  204  403  204  403  404  403  204  204  204
        PUT /api/v1/products/{domain}/{name}/validity/override                          | hidden     | 401  404  404  204  404  204  404  204  404  404  404  204  204  204
        PUT /api/v1/products/{domain}/{name}/validity/policy                            | open       | 401  403  403  204  403  204  403  204  403  404  403  204  204  204
        PUT /api/v1/products/{domain}/{name}/validity/policy                            | restricted | 401  403  403  204  403  204  403  204  403  404  403  204  204  204
        PUT /api/v1/products/{domain}/{name}/validity/policy                            | hidden     | 401  404  404  204  404  204  404  204  404  404  404  204  204  204
        PUT /api/v1/validity/policy                                                     | any        | 401  403  403  403  403  403  403  204  403  403  403  403  403  204
        PAGE /                                                                          | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /signin                                                                    | any        | 200  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /no-access                                                                 | any        | 200  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /not-found                                                                 | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /kit                                                                       | any        | less less    less    less   less  less    less      less   -        -        -      -       -         -
        PAGE /quality                                                                   | any        | 302  200  200  200  200  200  200  200  -  -  -  -  -  -
        GET /api/v1/incidents                                                           | any        | 401  200  200  200  200  200  200  200  200  200  200  200  200  200
        GET /api/v1/quality/gaps                                                        | any        | 401  200  200  200  200  200  200  200  200  200  200  200  200  200
        GET /api/v1/badges/{link}.svg                                                   | any        | 404  404  404  404  404  404  404  404  404  404  404  404  404  404
        GET /api/v1/badges/{link}.json                                                  | any        | 404  404  404  404  404  404  404  404  404  404  404  404  404  404
        PAGE /quality/mesh                                                              | any        | 302  200  200  200  200  200  200  200  -  -  -  -  -  -
        PAGE /quality/gate                                                              | any        | 302  200  200  200  200  200  200  200  -  -  -  -  -  -
        PAGE /incidents                                                                 | any        | 302  200  200  200  200  200  200  200  -  -  -  -  -  -
        PAGE /incidents/{Id:guid}                                                       | any        | 302  404  404  404  404  404  404  404  -  -  -  -  -  -
        PAGE /products                                                                  | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /products/register                                                         | any        | 302  less    less    200    200   200     200       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}                                                  | open       | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}                                                  | restricted | 302  less    200     200    less  200     less      200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}                                                  | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/{Tab}                                            | open       | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/{Tab}                                            | restricted | 302  302     200     200    302   200     302       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/{Tab}                                            | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/edit                                             | open       | 302  less    less    200    less  200     less      200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/edit                                             | restricted | 302  less    less    200    less  200     less      200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/edit                                             | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs-new                                         | open       | 302  less    less    200    less  200     less      200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs-new                                         | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}                                      | open       | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}                                      | restricted | 302  302     200     200    302   200     302       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}                                      | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}/edit                                 | open       | 302  less    less    200    less  200     less      200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}/edit                                 | restricted | 302  less    less    200    less  200     less      200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}/edit                                 | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}/revisions                            | open       | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}/revisions                            | restricted | 302  302     200     200    302   200     302       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/docs/{Slug}/revisions                            | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /access                                                                    | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /activity                                                                  | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /inbox                                                                     | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /api-docs                                                                  | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/request                                          | open       | 302  200     200     less   200   200     200       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/request                                          | restricted | 302  200     200     less   200   200     200       200   -        -        -      -       -         -
        PAGE /products/{Domain}/{Name}/request                                          | hidden     | 302  404     404     less   404   200     404       200   -        -        -      -       -         -
        PAGE /domains                                                                   | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /domains/{Key}                                                             | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /teams                                                                     | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /teams/{Key}                                                               | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /glossary                                                                  | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /search                                                                    | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /search/saved/{Id:guid}                                                    | any        | 302  404     404     404    404   404     404       404   -        -        -      -       -         -
        PAGE /glossary/{Key}                                                            | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /tags                                                                      | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /tags/{Word}                                                               | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /people                                                                    | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /people/{Id:guid}                                                          | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /contracts                                                                 | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /datasets                                                                  | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /lineage                                                                   | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /jobs                                                                      | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /jobs/view?ns=postgres://warehouse:5432&name={job}                         | open       | 302 200 200 200 200 200 200 200 - - - - - -
        PAGE /jobs/view?ns=postgres://warehouse:5432&name={job}                         | restricted | 302 less 200 200 less 200 less 200 - - - - - -
        PAGE /jobs/view?ns=postgres://warehouse:5432&name={job}                         | hidden     | 302 404 404 200 404 200 404 200 - - - - - -
        PAGE /lineage/impact?node=dataset:postgres://warehouse:5432:{dataset}           | open       | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /lineage/impact?node=dataset:postgres://warehouse:5432:{dataset}           | restricted | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /lineage/impact?node=dataset:postgres://warehouse:5432:{dataset}           | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /lineage/review                                                            | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /lineage/propose                                                           | any        | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /domains-new                                                               | any        | 302  less    less    less   less  200     200       200   -        -        -      -       -         -
        PAGE /domains/{Key}/edit                                                        | any        | 302  less    less    less   less  200     less      200   -        -        -      -       -         -
        PAGE /teams-new                                                                 | any        | 302  less    less    less   less  200     200       200   -        -        -      -       -         -
        PAGE /teams/{Key}/edit                                                          | any        | 302  less    less    200    less  less    less      200   -        -        -      -       -         -
        PAGE /glossary-new                                                              | any        | 302  less    less    less   less  200     200       200   -        -        -      -       -         -
        PAGE /glossary/{Key}/edit                                                       | any        | 302  less    less    less   less  200     200       200   -        -        -      -       -         -
        PAGE /contracts/{Id}                                                            | open       | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /contracts/{Id}                                                            | restricted | 302  less    200     200    less  200     less      200   -        -        -      -       -         -
        PAGE /contracts/{Id}                                                            | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        PAGE /datasets/view?ns=postgres://warehouse:5432&name={dataset}                 | open       | 302  200     200     200    200   200     200       200   -        -        -      -       -         -
        PAGE /datasets/view?ns=postgres://warehouse:5432&name={dataset}                 | restricted | 302  less    200     200    less  200     less      200   -        -        -      -       -         -
        PAGE /datasets/view?ns=postgres://warehouse:5432&name={dataset}                 | hidden     | 302  404     404     200    404   200     404       200   -        -        -      -       -         -
        GET /marquez/api/v1/lineage?nodeId=dataset:postgres://warehouse:5432:{dataset}  | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/lineage?nodeId=dataset:postgres://warehouse:5432:{dataset}  | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/lineage?nodeId=dataset:postgres://warehouse:5432:{dataset}  | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/column-lineage?nodeId=dataset:postgres://warehouse:5432:{dataset} | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/column-lineage?nodeId=dataset:postgres://warehouse:5432:{dataset} | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/column-lineage?nodeId=dataset:postgres://warehouse:5432:{dataset} | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/namespaces                                                  | any        | 401 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}                                          | any        | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets                                 | any        | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}                       | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}                       | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}                       | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}/versions              | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}/versions              | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}/versions              | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}/versions/{version}    | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}/versions/{version}    | restricted | 401 404 200 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/namespaces/{space}/datasets/{dataset}/versions/{version}    | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/jobs                                                        | any        | 401 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs                                     | any        | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}                               | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}                               | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}                               | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}/versions                      | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}/versions                      | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}/versions                      | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}/versions/{version}            | any        | 401 404 404 404 404 404 404 404 404 404 404 404 404 404
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}/runs                          | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}/runs                          | restricted | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/namespaces/{space}/jobs/{job}/runs                          | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/jobs/runs/{id}                                              | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/jobs/runs/{id}                                              | restricted | 401 404 200 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/jobs/runs/{id}                                              | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/jobs/runs/{id}/facets?type=run                              | open       | 401 200 200 200 200 200 200 200 200 404 200 200 200 200
        GET /marquez/api/v1/jobs/runs/{id}/facets?type=run                              | restricted | 401 404 200 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/jobs/runs/{id}/facets?type=run                              | hidden     | 401 404 404 200 404 200 404 200 404 404 404 200 200 200
        GET /marquez/api/v1/events/lineage                                              | any        | 401 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /marquez/api/v1/search?q=orders                                             | any        | 401 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /marquez/api/v1/tags                                                        | any        | 401 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /marquez/api/v1/stats/{what}?period=DAY                                     | any        | 401 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /marquez/api/v1/stats/lineage-events?period=DAY                             | any        | 401 200 200 200 200 200 200 200 200 200 200 200 200 200
        GET /marquez/api/v1/{**rest}                                                    | any        | 401 404 404 404 404 404 404 404 404 404 404 404 404 404
        POST /marquez/api/v1/lineage                                                    | any        | 401 403 403 201 201 201 201 201 403 201 403 201 201 201
        GET /api/v1/datasets?product={product}                                          | hidden     | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        GET /api/v1/contracts?product={product}                                         | hidden     | 401  200     200     200    200   200     200       200   200      200      200    200     200       200
        PAGE /admin/certification                                                       | any        | 302  less    less    less   less  less    less      200   -        -        -      -       -         -
        PAGE /admin/imports                                                             | any        | 302  less    less    200    200   200     200       200   -        -        -      -       -         -
        PAGE /admin/imports/{Id:guid}                                                   | any        | 302  404     404     404    404   404     404       200   -        -        -      -       -         -
        PAGE /admin/tokens                                                              | any        | 302  less    less    200    200   less    less      200   -        -        -      -       -         -
        PAGE /admin/people                                                              | any        | 302  less    less    less   less  less    less      200   -        -        -      -       -         -
        PAGE /admin/search                                                              | any        | 302  less    less    less   less  less    less      200   -        -        -      -       -         -
        PAGE /admin/health                                                              | any        | 302  less    less    less   less  less    less      200   -        -        -      -       -         -
        """;

    private static readonly string[][] Lines = [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('|', StringSplitOptions.TrimEntries))];

    public static IReadOnlyList<string> Actors { get; } = Words(Lines[0][2]);

    public static IReadOnlyList<MatrixRow> Rows { get; } = [.. Lines.Skip(1).Select(Row)];

    private static MatrixRow Row(string[] line)
    {
        var expected = Words(line[2]);
        if (expected.Length != Actors.Count) throw new InvalidOperationException($"{line[0]} ({line[1]}) says something about {expected.Length} of {Actors.Count} actors.");
        var endpoint = line[0].Split(' ', 2);
        return new MatrixRow(endpoint[0], endpoint[1], line[1], expected);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What an endpoint answers to each actor about a product of that visibility.</summary>
internal sealed record MatrixRow(string Method, string Route, string Visibility, IReadOnlyList<string> Expected)
{
    /// <summary>The endpoint without the query that the row asks with.</summary>
    public string Endpoint => $"{Method} {Route.Split('?')[0]}";
}
